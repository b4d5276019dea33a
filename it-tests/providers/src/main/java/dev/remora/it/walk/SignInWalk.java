package dev.remora.it.walk;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Signs in to every remote app of the sample, writes a status with each that has a timeline, and reads it there. Its arguments are the
 * address of the sample and the names of the remote apps; it fails at the first thing that is not as it should be.
 */
public final class SignInWalk {

    private final Browser browser = new Browser();
    private final URI home;

    private SignInWalk(URI home) {
        this.home = home;
    }

    /** Walks. */
    public static void main(String[] arguments) {
        URI home = URI.create(arguments[0].endsWith("/") ? arguments[0] : arguments[0] + "/");
        new SignInWalk(home).walk(Arrays.asList(arguments).subList(1, arguments.length));
    }

    /** Signs in to those remote apps of the sample at that address, one after the other in one browser. */
    public static void walk(URI home, List<String> apps) {
        new SignInWalk(home).walk(apps);
    }

    private void walk(List<String> apps) {
        for (String app : apps) {
            String name = signIn(app);
            if (!app.equals("acme")) { // which only tells who somebody is
                write(app, "form", "hello from " + app + ", as a form: \u00fc & 100 %");
                write(app, "json", "hello from " + app + ", as JSON");
            }
            System.out.println("signed in with " + app + " as " + name);
        }
        Page page = browser.open(home);
        long signedIn = page.text().split("You are signed in\\.", -1).length - 1L;
        check(signedIn == apps.size(), "signed in with " + signedIn + " of " + apps, page);
    }

    private String signIn(String app) {
        Page page = browser.open(home);
        List<URI> links = page.links("oauth/" + app + "/login");
        check(links.size() == 1, "no link to sign in with " + app, page);
        Page question = browser.open(links.get(0));
        check(!question.uri().getAuthority().equals(home.getAuthority()), "not sent to the provider", question);
        Page account = browser.submit(question.form().pressing("decision", "allow"));
        check(account.uri().equals(home.resolve(app)), "not sent back", account);
        String name = account.text().replaceFirst("(?s).*id=\"who\">([^<]+)<.*", "$1");
        check(name.toLowerCase(Locale.ROOT).startsWith("ada"), "not told who I am", account);
        return name;
    }

    private void write(String app, String format, String status) {
        Page account = browser.open(home.resolve(app));
        HtmlForm form = account.formWith("status").with("status", status).pressing("format", format);
        Page written = browser.submit(form);
        check(written.text().contains(status.replace("&", "&amp;")), "not in the timeline: " + status, written);
    }

    private static void check(boolean right, String otherwise, Page page) {
        if (!right) {
            throw new IllegalStateException(otherwise + ": " + page.uri() + " " + page.status() + "\n" + page.text());
        }
    }
}
