package dev.remora.it.sample;

import dev.remora.samples.signin.Code;
import dev.remora.samples.signin.FromOwnPagesFilter;
import dev.remora.samples.signin.Github;
import dev.remora.samples.signin.Home;
import dev.remora.samples.signin.StartAgain;
import dev.remora.samples.signin.Trouble;
import dev.remora.samples.signin.Twitter;
import dev.remora.samples.signin.Weibo;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The sample's pages under a path of their own. */
@ApplicationPath("pages")
public class SampleApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Home.class,
                Twitter.class,
                Github.class,
                Weibo.class,
                Code.class,
                Trouble.class,
                StartAgain.class,
                FromOwnPagesFilter.class);
    }
}
