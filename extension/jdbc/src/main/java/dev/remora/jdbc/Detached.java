package dev.remora.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Runs code outside of the transaction of its caller, which is suspended meanwhile: each statement commits on its own, and a
 * rollback of the application takes no refresh token along. Where there is no JTA the annotation means nothing, and there is no
 * such transaction.
 */
@ApplicationScoped
class Detached {

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    <T> T call(Supplier<T> code) {
        return code.get();
    }
}
