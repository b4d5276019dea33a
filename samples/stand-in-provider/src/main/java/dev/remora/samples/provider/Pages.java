package dev.remora.samples.provider;

import static dev.remora.samples.provider.Texts.html;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages that users see here. */
final class Pages {

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: %1$s; color: #1b1f24;
                   display: grid; place-items: center; min-height: 100vh }
            main { background: #fff; border-radius: 14px; padding: 2rem 2.2rem; width: min(25rem, 88vw);
                   box-shadow: 0 12px 40px rgba(0,0,0,.18) }
            h1 { font-size: 1.25rem; margin: 0 0 .6rem }
            .face { color: %1$s; font-weight: 700; letter-spacing: .02em; margin: 0 0 1rem }
            label { display: block; padding: .3rem 0 }
            .buttons { display: flex; gap: .6rem; margin-top: 1.2rem }
            button { font: inherit; font-weight: 600; border-radius: 8px; padding: .55rem 1.1rem; border: 1px solid #c9d1d9;
                     background: #f6f8fa; cursor: pointer }
            button.allow { background: %1$s; border-color: %1$s; color: #fff }
            small { color: #57606a } code { font-size: 1.4rem; letter-spacing: .1em }""";

    private Pages() {}

    static String consent(String face, String colour, Client client, List<User> users, String request) {
        String choice = users.stream()
                .map(user -> "<label><input type=\"radio\" name=\"user\" value=\"" + html(user.login()) + "\""
                        + (user.equals(users.get(0)) ? " checked" : "") + "> " + html(user.name()) + "</label>")
                .collect(Collectors.joining("\n"));
        return page(face, colour, """
                <h1>%s wants to use your account</h1>
                <p>It may read your timeline and write for you.</p>
                <form method="post" action="decision">
                <input type="hidden" name="request" value="%s">
                %s
                <div class="buttons">
                <button class="allow" name="decision" value="allow">Allow</button>
                <button class="deny" name="decision" value="deny">Deny</button>
                </div>
                </form>""".formatted(html(client.name()), html(request), choice));
    }

    static String verifier(String face, String colour, String verifier) {
        return page(face, colour, """
                <h1>Enter this code in the application</h1>
                <p><code id="verifier">%s</code></p>""".formatted(html(verifier)));
    }

    static String refused(String face, String colour, Refusal refusal) {
        return page(face, colour, "<h1>This does not work</h1>\n<p>" + html(refusal.description()) + "</p>");
    }

    /** OAuth 2.0 Form Post Response Mode. */
    static String formPost(URI target, Map<String, String> parameters) {
        String fields = parameters.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + html(field.getKey()) + "\" value=\""
                        + html(field.getValue()) + "\">")
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>One moment</title></head>
                <body onload="document.forms[0].submit()">
                <form method="post" action="%s">
                %s
                <noscript><button>Continue</button></noscript>
                </form></body></html>
                """.formatted(html(target.toString()), fields);
    }

    private static String page(String face, String colour, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s</title><style>%1$s</style></head>
                <body><main>
                <p class="face">%2$s</p>
                %3$s
                <p><small>A stand-in: it runs on your machine, knows no passwords and forgets everything.</small></p>
                </main></body></html>
                """.formatted(STYLE.formatted(colour), html(face), content);
    }
}
