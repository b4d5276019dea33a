package dev.remora.internal.signin;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.signin.AuthorizationResponse.BareDenial;
import dev.remora.internal.token.ToleranceLog;
import java.util.Optional;

/** Takes a user's no that does not say what it is about, where that is tolerated: it uses nothing up and grants nothing. */
record BareDenials(boolean tolerated, ToleranceLog tolerances) {

    /** Returns empty for every other error, and where it is not tolerated. */
    Optional<BareDenial> of(String error) {
        if (!tolerated || !Denied.of(error, "").byUser()) {
            return Optional.empty();
        }
        tolerances.log(Tolerance.BARE_DENIAL);
        return Optional.of(new BareDenial(error));
    }
}
