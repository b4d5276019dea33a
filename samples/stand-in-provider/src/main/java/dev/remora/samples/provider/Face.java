package dev.remora.samples.provider;

import java.io.IOException;

/** One service that this provider looks like. */
interface Face {

    /** The first segment of all its paths. */
    String path();

    void answer(Call call) throws IOException;

    /** Answers what was not accepted as the real service would. */
    void refuse(Call call, Refusal refusal) throws IOException;
}
