package dev.remora.it.matrix;

import dev.remora.it.matrix.app.Request;
import jakarta.enterprise.context.RequestScoped;

/** The request of the browser that is being answered. */
@RequestScoped
class BrowserRequest extends Request {}
