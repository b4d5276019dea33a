package dev.remora.samples.signin;

import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.OAuthResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages, as HTML. All links are relative to the base of the application, wherever it is deployed. */
final class Pages {

    private static final Pattern METHOD =
            Pattern.compile("^(?:    (?:public |private |abstract )?[\\w<>]+ (\\w+)|@(SignInRequired))\\(.*");

    private static final Map<String, String> TITLES =
            Map.of("twitter", "Twitter", "github", "GitHub", "weibo", "Weibo", "acme", Acme.TITLE);

    private static final Map<String, String> MANNERS = Map.of(
            "twitter", "speaks OAuth 1.0a",
            "github", "speaks OAuth 2",
            "weibo", "speaks OAuth 2 in its own way",
            "acme", "proves who you are");

    private Pages() {}

    static String home(URI base, Map<String, Boolean> signedIn, String csrf) {
        String cards = signedIn.entrySet().stream()
                .map(entry -> card(entry.getKey(), entry.getValue(), csrf))
                .collect(Collectors.joining("\n"));
        return Layout.page(base, "Sign in", """
                <p class="lead">One application, several remote applications. Sign in with as many as you like.</p>
                <div class="cards">
                %s
                </div>
                <p>Remora serves the sign-in itself: <a href="oauth">its page of buttons</a>.</p>
                %s""".formatted(cards, Layout.behind("Home", "list")));
    }

    private static String card(String name, boolean signedIn, String csrf) {
        String title = html(TITLES.getOrDefault(name, name));
        String manners = html(MANNERS.getOrDefault(name, ""));
        return signedIn
                ? """
                <section class="card %1$s"><h2>%2$s</h2><p>%3$s</p>
                <p class="on">You are signed in.</p>
                <div class="row"><a class="button" href="%1$s">Open</a>%4$s</div></section>""".formatted(html(name), title, manners, Layout.signOut(name, csrf))
                : """
                <section class="card %1$s"><h2>%2$s</h2><p>%3$s</p>
                <p class="off">You are not signed in.</p>
                <div class="row"><a class="button main" href="oauth/%1$s/login?returnTo=%1$s">Sign in with %2$s</a>
                <a class="button" href="%1$s">A page that requires it</a> %4$s</div></section>""".formatted(html(name), title, manners, Layout.requirement(name));
    }

    static String account(URI base, Account account, String who, OAuthResponse timeline) {
        String name = account.remote().name();
        return Layout.page(base, account.title(), """
                <p class="lead">You are <strong id="who">%s</strong>. %s</p>
                <form class="write" method="post" action="%s/status">
                <label for="status">What is happening?</label>
                <textarea id="status" name="status" maxlength="280" required></textarea>
                <div class="row"><button class="main" name="format" value="form">Send as a form</button>
                <button name="format" value="json">Send as JSON</button> %s</div>
                </form>
                <h2>Timeline</h2>
                %s
                <div class="row">%s <a class="button" href="">All remote applications</a></div>
                %s""".formatted(
                        html(who),
                        Layout.code(account.getClass(), "who"),
                        html(name),
                        Layout.code(Account.class, "send"),
                        timeline(account, timeline),
                        account.signOut(),
                        Layout.behind("Account", "show")));
    }

    private static String timeline(Account account, OAuthResponse timeline) {
        if (!timeline.successful()) {
            return "<p class=\"off\">Unable to load the timeline: status " + timeline.status() + ".</p>";
        }
        return account.messages(timeline).stream()
                .map(message -> "<li><strong>" + html(message.author()) + "</strong> " + html(message.text()) + "</li>")
                .collect(Collectors.joining("\n", "<ul class=\"timeline\">\n", "\n</ul>"));
    }

    static String identity(URI base, Acme acme, Identity identity) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("issuer", identity.issuer());
        rows.put("subject", identity.subject());
        rows.put("name", Objects.requireNonNullElse(identity.name(), "not told"));
        rows.put("e-mail", Objects.requireNonNullElse(identity.email(), "not told"));
        rows.put("e-mail verified", identity.emailVerified() ? "yes" : "no");
        String table = rows.entrySet().stream()
                .map(row -> "<tr><th>" + html(row.getKey()) + "</th><td>" + html(row.getValue()) + "</td></tr>")
                .collect(Collectors.joining("\n"));
        return Layout.page(base, acme.title(), """
                <p class="lead">You are <strong id="who">%s</strong>. %s</p>
                <table>
                %s
                </table>
                <h2>All claims</h2>
                <pre id="claims">%s</pre>
                <div class="row">%s <a class="button" href="">All remote applications</a></div>
                %s""".formatted(
                        html(Objects.requireNonNullElse(identity.name(), identity.subject())),
                        Layout.code(Acme.class, "show"),
                        table,
                        html(claims(identity)),
                        acme.signOut(),
                        Layout.behind("Acme", "show")));
    }

    private static String claims(Identity identity) {
        return identity.claims().entrySet().stream()
                .map(claim -> claim.getKey() + ": " + claim.getValue())
                .collect(Collectors.joining("\n"));
    }

    static String notSent(URI base, Account account, OAuthResponse answer) {
        return Layout.page(base, account.title(), """
                <p class="lead">%s did not take it: status %d.</p>
                <pre>%s</pre>
                <div class="row"><a class="button" href="%s">Back</a></div>
                %s""".formatted(
                        html(account.title()),
                        answer.status(),
                        html(answer.text()),
                        html(account.remote().name()),
                        Layout.behind("Account", "send")));
    }

    static String trouble(URI base, String title, OAuthException trouble) {
        return Layout.page(base, title, """
                <p class="lead" id="trouble">%s</p>
                <p>%s</p>
                <div class="row"><a class="button main" href="">All remote applications</a></div>
                %s""".formatted(
                        html(trouble.code().toString()),
                        html(String.valueOf(trouble.getMessage())),
                        Layout.behind("Trouble", "toResponse")));
    }

    static String code(URI base, String file, String source) {
        StringBuilder lines = new StringBuilder();
        source.lines().forEach(line -> {
            Matcher method = METHOD.matcher(line);
            String anchor = method.matches()
                    ? " id=\"" + Objects.requireNonNullElse(method.group(1), method.group(2)) + "\""
                    : "";
            lines.append("<span").append(anchor).append('>').append(html(line)).append("</span>\n");
        });
        return Layout.page(base, file, "<pre class=\"code\">" + lines + "</pre>");
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
