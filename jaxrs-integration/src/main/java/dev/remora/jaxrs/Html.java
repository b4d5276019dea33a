package dev.remora.jaxrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of the pages: no script, nothing from elsewhere, readable in light and dark and on narrow screens. */
final class Html {

    private static final String STYLE = ":root{color-scheme:light dark}"
            + "body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}"
            + "main{max-width:26rem;margin:0 auto;padding:2rem 1rem}"
            + "h1{font-size:1.5rem}ul{list-style:none;padding:0}li{margin:0 0 .75rem}form{margin:0}"
            + "button{font:inherit;width:100%;padding:.75rem 1rem;border:2px solid ButtonText;border-radius:.5rem;"
            + "background:ButtonFace;color:ButtonText;cursor:pointer;overflow-wrap:anywhere}"
            + "button:focus-visible{outline:3px solid Highlight;outline-offset:2px}"
            + ".code{font-size:1rem}";

    private Html() {}

    /** Without form-action: browsers apply it to the redirect to the provider too. */
    static String policy(String rules) {
        return "default-src 'none'; style-src '" + hash(STYLE + rules) + "'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** @param rules CSS after that of all pages; {@link #policy} has to be told the same */
    static String page(String language, String title, String rules, String body) {
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"UTF-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + escaped(title) + "</title>\n<style>" + STYLE + rules + "</style>\n</head>\n"
                + "<body>\n<main>\n<h1>" + escaped(title) + "</h1>\n" + body + "</main>\n</body>\n</html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
