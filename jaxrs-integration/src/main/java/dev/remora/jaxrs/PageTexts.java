package dev.remora.jaxrs;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of the pages in one language. */
record PageTexts(String language, Map<String, String> sentences) {

    private static final String VALUE = "{0}";

    /** The first language of the header that there is; else English. */
    static PageTexts forReader(@Nullable String acceptLanguage) {
        for (LanguageRange range : ranges(acceptLanguage)) {
            String language = range.getRange().split("-", 2)[0].toLowerCase(Locale.ROOT);
            Map<String, String> sentences = range.getWeight() > 0 ? sentences(language) : null;
            if (sentences != null) {
                return new PageTexts(language, sentences);
            }
        }
        return new PageTexts("en", english());
    }

    String of(String key) {
        return of(key, "");
    }

    /** With a value in the sentence. */
    String of(String key, String value) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no such sentence: " + key);
        }
        return sentence.replace(VALUE, value);
    }

    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static @Nullable Map<String, String> sentences(String language) {
        return switch (language) {
            case "en" -> english();
            case "de" -> german();
            case "fr" -> french();
            case "es" -> spanish();
            case "zh" -> chinese();
            default -> null;
        };
    }

    private static Map<String, String> english() {
        return Map.ofEntries(
                Map.entry("signIn", "Sign in"),
                Map.entry("with", "Sign in with {0}"),
                Map.entry("none", "There is nothing to sign in with here."),
                Map.entry("failed", "You are not signed in"),
                Map.entry("notAllowed", "Not allowed"),
                Map.entry("denied", "You did not agree to sign in with {0}."),
                Map.entry("refused", "{0} did not let you sign in."),
                Map.entry("rejected", "What came back from {0} cannot be used. Nothing has happened to your account."),
                Map.entry(
                        "sessionMissing",
                        "Your browser did not send the cookie of this site, or your session has ended. Allow cookies,"
                                + " open the site at the address that you see now, and sign in again."),
                Map.entry("running", "Your sign-in is still under way: reload this page in a moment."),
                Map.entry(
                        "meanwhile",
                        "You have signed in with this browser meanwhile, in another tab perhaps: load this page once more."),
                Map.entry("unavailable", "{0} did not answer as it should. Please try again later."),
                Map.entry("broken", "Something is wrong with this site. Please tell those who run it."),
                Map.entry("unknown", "This site knows no such sign-in."),
                Map.entry("notLinked", "The account was not linked"),
                Map.entry(
                        "linkedElsewhere",
                        "This account of {0} belongs to another user of this site. Nothing was linked."),
                Map.entry(
                        "callerMissing", "Nobody is signed in here, so no account was linked. Sign in, and try again."),
                Map.entry("crossSite", "This was not sent by a page of this site, so nothing was done."),
                Map.entry("method", "This address cannot be used in that way."),
                Map.entry("required", "You have to sign in first."),
                Map.entry("proof", "You have to prove once more who you are: sign in again."),
                Map.entry(
                        "noProof",
                        "This page needs a sign-in of just now, and the service that you signed in with does not tell when"
                                + " that was."),
                Map.entry("forbidden", "You may not do that."),
                Map.entry("signing", "Signing in"),
                Map.entry("posting", "You are being signed in."),
                Map.entry("continue", "Continue"),
                Map.entry("again", "Start again"),
                Map.entry("code", "Code: {0}"));
    }

    private static Map<String, String> german() {
        return Map.ofEntries(
                Map.entry("signIn", "Anmelden"),
                Map.entry("with", "Mit {0} anmelden"),
                Map.entry("none", "Hier gibt es nichts, womit man sich anmelden kann."),
                Map.entry("failed", "Sie sind nicht angemeldet"),
                Map.entry("notAllowed", "Nicht erlaubt"),
                Map.entry("denied", "Sie haben der Anmeldung mit {0} nicht zugestimmt."),
                Map.entry("refused", "{0} hat Sie nicht angemeldet."),
                Map.entry(
                        "rejected",
                        "Was von {0} zurückkam, ist nicht zu gebrauchen. Mit Ihrem Konto ist nichts geschehen."),
                Map.entry(
                        "sessionMissing",
                        "Ihr Browser hat das Cookie dieser Website nicht mitgeschickt, oder Ihre Sitzung ist zu Ende."
                                + " Erlauben Sie Cookies, öffnen Sie die Website unter der Adresse, die Sie jetzt sehen,"
                                + " und melden Sie sich neu an."),
                Map.entry("running", "Ihre Anmeldung läuft noch: Laden Sie diese Seite gleich noch einmal."),
                Map.entry(
                        "meanwhile",
                        "Sie haben sich inzwischen mit diesem Browser angemeldet, vielleicht in einem anderen Tab: Laden Sie diese Seite noch einmal."),
                Map.entry(
                        "unavailable",
                        "{0} hat nicht geantwortet, wie es sein soll. Versuchen Sie es später noch einmal."),
                Map.entry(
                        "broken",
                        "Mit dieser Website stimmt etwas nicht. Sagen Sie es bitte denen, die sie betreiben."),
                Map.entry("unknown", "Diese Website kennt keine solche Anmeldung."),
                Map.entry("notLinked", "Das Konto wurde nicht verknüpft"),
                Map.entry(
                        "linkedElsewhere",
                        "Dieses Konto bei {0} gehört zu einem anderen Benutzer dieser Website. Es wurde nichts verknüpft."),
                Map.entry(
                        "callerMissing",
                        "Hier ist niemand angemeldet, deshalb wurde kein Konto verknüpft. Melden Sie sich an, und versuchen Sie es noch einmal."),
                Map.entry(
                        "crossSite",
                        "Das hat keine Seite dieser Website abgeschickt, und deshalb ist nichts geschehen."),
                Map.entry("method", "So lässt sich diese Adresse nicht benutzen."),
                Map.entry("required", "Sie müssen sich erst anmelden."),
                Map.entry("proof", "Sie müssen noch einmal zeigen, wer Sie sind: Melden Sie sich neu an."),
                Map.entry(
                        "noProof",
                        "Diese Seite verlangt eine Anmeldung von eben erst, und der Dienst, mit dem Sie sich angemeldet"
                                + " haben, sagt nicht, wann das war."),
                Map.entry("forbidden", "Das dürfen Sie nicht."),
                Map.entry("signing", "Anmeldung"),
                Map.entry("posting", "Sie werden angemeldet."),
                Map.entry("continue", "Weiter"),
                Map.entry("again", "Von vorn beginnen"),
                Map.entry("code", "Code: {0}"));
    }

    private static Map<String, String> french() {
        return Map.ofEntries(
                Map.entry("signIn", "Se connecter"),
                Map.entry("with", "Se connecter avec {0}"),
                Map.entry("none", "Il n’y a rien ici pour se connecter."),
                Map.entry("failed", "Vous n’êtes pas connecté"),
                Map.entry("notAllowed", "Accès refusé"),
                Map.entry("denied", "Vous n’avez pas accepté de vous connecter avec {0}."),
                Map.entry("refused", "{0} ne vous a pas laissé vous connecter."),
                Map.entry("rejected", "La réponse de {0} est inutilisable. Rien n’est arrivé à votre compte."),
                Map.entry(
                        "sessionMissing",
                        "Votre navigateur n’a pas envoyé le cookie de ce site, ou votre session est terminée. Autorisez les"
                                + " cookies, ouvrez le site à l’adresse affichée maintenant et reconnectez-vous."),
                Map.entry("running", "Votre connexion est en cours : rechargez cette page dans un instant."),
                Map.entry(
                        "meanwhile",
                        "Vous vous êtes connecté entre-temps avec ce navigateur, peut-être dans un autre onglet : rechargez cette page."),
                Map.entry("unavailable", "{0} n’a pas répondu comme prévu. Réessayez plus tard."),
                Map.entry("broken", "Quelque chose ne va pas sur ce site. Prévenez ceux qui s’en occupent."),
                Map.entry("unknown", "Ce site ne connaît pas cette connexion."),
                Map.entry("notLinked", "Le compte n’a pas été associé"),
                Map.entry(
                        "linkedElsewhere",
                        "Ce compte {0} appartient à un autre utilisateur de ce site. Rien n’a été associé."),
                Map.entry(
                        "callerMissing",
                        "Personne n’est connecté ici, aucun compte n’a donc été associé. Connectez-vous et réessayez."),
                Map.entry("crossSite", "Cette demande ne vient pas d’une page de ce site : rien n’a été fait."),
                Map.entry("method", "Cette adresse ne s’utilise pas ainsi."),
                Map.entry("required", "Vous devez d’abord vous connecter."),
                Map.entry("proof", "Vous devez prouver à nouveau qui vous êtes : reconnectez-vous."),
                Map.entry(
                        "noProof",
                        "Cette page demande une connexion toute récente, et le service avec lequel vous vous êtes connecté ne"
                                + " dit pas quand elle a eu lieu."),
                Map.entry("forbidden", "Vous n’avez pas le droit de faire cela."),
                Map.entry("signing", "Connexion"),
                Map.entry("posting", "Connexion en cours."),
                Map.entry("continue", "Continuer"),
                Map.entry("again", "Recommencer"),
                Map.entry("code", "Code : {0}"));
    }

    private static Map<String, String> spanish() {
        return Map.ofEntries(
                Map.entry("signIn", "Iniciar sesión"),
                Map.entry("with", "Iniciar sesión con {0}"),
                Map.entry("none", "Aquí no hay nada con que iniciar sesión."),
                Map.entry("failed", "No ha iniciado sesión"),
                Map.entry("notAllowed", "Acceso denegado"),
                Map.entry("denied", "No ha aceptado iniciar sesión con {0}."),
                Map.entry("refused", "{0} no le ha dejado iniciar sesión."),
                Map.entry("rejected", "La respuesta de {0} no sirve. A su cuenta no le ha pasado nada."),
                Map.entry(
                        "sessionMissing",
                        "Su navegador no ha enviado la cookie de este sitio, o su sesión ha terminado. Permita las cookies,"
                                + " abra el sitio en la dirección que ve ahora y vuelva a iniciar sesión."),
                Map.entry("running", "Su inicio de sesión está en curso: vuelva a cargar esta página en un momento."),
                Map.entry(
                        "meanwhile",
                        "Entre tanto ha iniciado sesión con este navegador, quizá en otra pestaña: vuelva a cargar esta página."),
                Map.entry("unavailable", "{0} no ha respondido como debe. Inténtelo más tarde."),
                Map.entry("broken", "Algo va mal en este sitio. Avise a quienes lo gestionan."),
                Map.entry("unknown", "Este sitio no conoce ese inicio de sesión."),
                Map.entry("notLinked", "La cuenta no se ha vinculado"),
                Map.entry(
                        "linkedElsewhere",
                        "Esta cuenta de {0} pertenece a otro usuario de este sitio. No se ha vinculado nada."),
                Map.entry(
                        "callerMissing",
                        "Aquí nadie ha iniciado sesión, así que no se ha vinculado ninguna cuenta. Inicie sesión y vuelva a intentarlo."),
                Map.entry("crossSite", "Esto no lo ha enviado una página de este sitio: no se ha hecho nada."),
                Map.entry("method", "Esta dirección no se puede usar así."),
                Map.entry("required", "Primero tiene que iniciar sesión."),
                Map.entry("proof", "Tiene que demostrar otra vez quién es: vuelva a iniciar sesión."),
                Map.entry(
                        "noProof",
                        "Esta página pide un inicio de sesión muy reciente, y el servicio que ha usado no dice cuándo fue."),
                Map.entry("forbidden", "No puede hacer eso."),
                Map.entry("signing", "Inicio de sesión"),
                Map.entry("posting", "Se está iniciando su sesión."),
                Map.entry("continue", "Continuar"),
                Map.entry("again", "Empezar de nuevo"),
                Map.entry("code", "Código: {0}"));
    }

    private static Map<String, String> chinese() {
        return Map.ofEntries(
                Map.entry("signIn", "登录"),
                Map.entry("with", "使用 {0} 登录"),
                Map.entry("none", "这里没有可用的登录方式。"),
                Map.entry("failed", "您尚未登录"),
                Map.entry("notAllowed", "无权访问"),
                Map.entry("denied", "您没有同意使用 {0} 登录。"),
                Map.entry("refused", "{0} 没有允许您登录。"),
                Map.entry("rejected", "{0} 返回的内容无法使用。您的账号没有受到任何影响。"),
                Map.entry("sessionMissing", "您的浏览器没有发送本网站的 Cookie，或者您的会话已经结束。请允许使用 Cookie，用现在看到的地址打开本网站，然后重新登录。"),
                Map.entry("running", "登录仍在进行中：请稍后重新加载本页。"),
                Map.entry("meanwhile", "您已在此浏览器中登录（可能是在另一个标签页中）：请重新加载本页。"),
                Map.entry("unavailable", "{0} 没有正常响应。请稍后再试。"),
                Map.entry("broken", "本网站出现问题。请告知网站的管理者。"),
                Map.entry("unknown", "本网站没有这种登录方式。"),
                Map.entry("notLinked", "账号未关联"),
                Map.entry("linkedElsewhere", "该 {0} 账号已属于本站的另一位用户，未进行任何关联。"),
                Map.entry("callerMissing", "当前无人登录，因此未关联任何账号。请登录后重试。"),
                Map.entry("crossSite", "该请求不是由本网站的页面发送的，因此没有执行任何操作。"),
                Map.entry("method", "此地址不能以这种方式使用。"),
                Map.entry("required", "请先登录。"),
                Map.entry("proof", "您需要再次证明身份：请重新登录。"),
                Map.entry("noProof", "此页面要求刚刚完成的登录，而您所用的服务没有说明登录的时间。"),
                Map.entry("forbidden", "您无权执行此操作。"),
                Map.entry("signing", "登录"),
                Map.entry("posting", "正在为您登录。"),
                Map.entry("continue", "继续"),
                Map.entry("again", "重新开始"),
                Map.entry("code", "代码：{0}"));
    }
}
