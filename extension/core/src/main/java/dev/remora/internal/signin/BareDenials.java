package dev.remora.internal.signin;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.token.ToleranceLog;
import dev.remora.internal.wire.AuthorizationResponse.BareError;

/** Takes a user's no that does not say what it is about, where that is tolerated: it uses nothing up and grants nothing. */
record BareDenials(boolean tolerated, ToleranceLog tolerances) {

    /** Returns false for every other error, and where it is not tolerated. */
    boolean take(BareError bare) {
        if (!tolerated || !Denied.of(bare.error(), "").byUser()) {
            return false;
        }
        tolerances.log(Tolerance.BARE_DENIAL);
        return true;
    }
}
