package dev.remora.samples.signin;

import static dev.remora.samples.signin.Pages.html;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The frame that all pages have around them. */
final class Layout {

    private static final String STYLE = """
            :root { --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --main: #3d5a80 }
            * { box-sizing: border-box }
            body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: #f6f8fa; margin: 0 }
            header { background: #16324f; color: #fff; padding: 1rem 0 }
            header a { color: #fff; text-decoration: none; font-weight: 700; letter-spacing: .02em }
            main, header div { width: min(54rem, 92vw); margin: 0 auto } main { padding: 1.6rem 0 3rem }
            h1 { margin: 0 0 .4rem; font-size: 1.8rem } h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem }
            .lead { font-size: 1.1rem; color: var(--soft); margin: 0 0 1.4rem }
            .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem }
            .card { background: #fff; border: 1px solid var(--line); border-top: 4px solid var(--main);
                    border-radius: 10px; padding: 1rem 1.1rem } .card h2, .card p { margin: 0 0 .5rem }
            .twitter { border-top-color: #1d9bf0 } .github { border-top-color: #1f883d }
            .weibo { border-top-color: #e6162d } .acme { border-top-color: #6639ba } .on { color: #1a7f37 } .off { color: var(--soft) }
            .row { margin: .8rem 0; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center } form.inline { display: inline }
            button, .button { display: inline-block; font: inherit; line-height: 1.4; font-weight: 600; color: var(--ink); background: #fff; text-decoration: none;
                    border: 1px solid var(--line); border-radius: 8px; padding: .4rem .9rem; cursor: pointer }
            .main { background: var(--main); border-color: var(--main); color: #fff }
            .write { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem }
            .write label { font-weight: 600 } .write p { margin: 0 }
            textarea { font: inherit; width: 100%; height: 4.2rem; margin: .4rem 0 .6rem; padding: .5rem;
                    border: 1px solid var(--line); border-radius: 8px }
            .timeline { list-style: none; padding: 0; background: #fff; border: 1px solid var(--line); border-radius: 10px }
            .timeline li { padding: .6rem 1.1rem; border-bottom: 1px solid var(--line) }
            .timeline li:last-child { border: 0 }
            pre { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1rem; overflow: auto }
            table { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: .6rem 1.1rem }
            th { text-align: left; font-weight: 600; padding-right: 1.6rem }
            .code { font-size: .85rem } .code span:target { background: #fff8c5 }
            .behind { color: var(--soft); font-size: .85rem; margin-top: 2rem } .behind a, .see { color: var(--soft) }
            .see { font-size: .85rem; font-weight: 400 }""";

    private Layout() {}

    static String page(URI base, String title, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <base href="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>
                %s
                </style></head><body>
                <header><div><a href="">Remora: sign in and call</a></div></header>
                <main><h1>%s</h1>
                %s
                </main></body></html>
                """.formatted(html(base.toString()), html(title), STYLE, html(title), content);
    }

    /** Signs out here, and at the provider where it has a page for that; then back to the first page. */
    static String signOut(String name, String csrf) {
        return "<form class=\"inline\" method=\"post\" action=\"oauth/" + html(name) + "/logout\">"
                + "<input type=\"hidden\" name=\"csrf\" value=\"" + html(csrf) + "\"><button>Sign out</button></form>";
    }

    /** A link to one method. */
    static String code(Class<?> type, String method) {
        // the class of a bean may be a proxy's, named after the bean's
        String name = type.getSimpleName().replaceFirst("[$_].*", "");
        return "<a class=\"see\" href=\"code/" + name + ".java#" + method + "\">see the code</a>";
    }

    /** A link to the annotation that lets only users in who have signed in with that remote application. */
    static String requirement(String name) {
        String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return "<a class=\"see\" href=\"code/" + html(type) + ".java#SignInRequired\">see the code</a>";
    }

    static String behind(String type, String... methods) {
        return Arrays.stream(methods)
                .map(method -> "<a href=\"code/" + type + ".java#" + method + "\">" + type + "." + method + "()</a>")
                .collect(Collectors.joining(", ", "<p class=\"behind\">The code behind this page: ", "</p>"));
    }
}
