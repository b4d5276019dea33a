package dev.remora.it.browser;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a page with what its fields hold; buttons are sent only when pressed.
 *
 * @param action where it is sent
 * @param post whether by POST
 * @param fields names and values of the fields
 * @param buttons names and values of the buttons that have a name
 */
public record HtmlForm(URI action, boolean post, Map<String, String> fields, List<Map.Entry<String, String>> buttons) {

    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL = Pattern.compile("(?is)<(input|button|textarea)\\b([^>]*)>");

    /** Copies the collections. */
    public HtmlForm {
        fields = new LinkedHashMap<>(fields);
        buttons = List.copyOf(buttons);
    }

    static List<HtmlForm> all(URI page, URI base, String html) {
        return FORM.matcher(html)
                .results()
                .map(form -> of(page, base, Html.attributes(form.group(1)), form.group(2)))
                .toList();
    }

    private static HtmlForm of(URI page, URI base, Map<String, String> form, String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<Map.Entry<String, String>> buttons = new ArrayList<>();
        for (MatchResult control : CONTROL.matcher(content).results().toList()) {
            Map<String, String> attributes = Html.attributes(control.group(2));
            String name = attributes.getOrDefault("name", "");
            boolean button = control.group(1).equalsIgnoreCase("button");
            String type = attributes.getOrDefault("type", button ? "submit" : "text");
            String value = attributes.getOrDefault("value", "");
            if (type.equals("submit") || type.equals("button")) {
                buttons.add(Map.entry(name, value));
            } else if (!name.isEmpty() && (!type.matches("checkbox|radio") || attributes.containsKey("checked"))) {
                fields.put(name, value);
            }
        }
        String action = form.getOrDefault("action", "");
        URI target = action.isEmpty() ? page : base.resolve(action);
        return new HtmlForm(target, form.getOrDefault("method", "get").equalsIgnoreCase("post"), fields, buttons);
    }

    /** This form with something typed into a field. */
    public HtmlForm with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new HtmlForm(action, post, changed, buttons);
    }

    /** This form as it is sent when the button of that name and value is pressed. */
    public HtmlForm pressing(String name, String value) {
        if (!buttons.contains(Map.entry(name, value))) {
            throw new IllegalStateException("no button " + name + "=" + value + " among " + buttons);
        }
        return with(name, value);
    }

    /** Whether it has a button of that name, whatever its value. */
    public boolean hasButton(String name) {
        return buttons.stream().anyMatch(button -> button.getKey().equals(name));
    }

    /** This form as it is sent when the button of that name is pressed. */
    public HtmlForm pressing(String name) {
        return buttons.stream()
                .filter(button -> button.getKey().equals(name))
                .findFirst()
                .map(button -> with(name, button.getValue()))
                .orElseThrow(() -> new IllegalStateException("no button " + name + " among " + buttons));
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
