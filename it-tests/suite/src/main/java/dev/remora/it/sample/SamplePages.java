package dev.remora.it.sample;

import dev.remora.samples.signin.Code;
import dev.remora.samples.signin.FromOwnPagesFilter;
import dev.remora.samples.signin.Github;
import dev.remora.samples.signin.Home;
import dev.remora.samples.signin.StartAgain;
import dev.remora.samples.signin.Trouble;
import dev.remora.samples.signin.Twitter;
import dev.remora.samples.signin.Weibo;
import java.util.Set;

/** The classes of the sample that JAX-RS has to know. */
public final class SamplePages {

    private SamplePages() {}

    /** All of them. */
    public static Set<Class<?>> classes() {
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
