package org.flyball.federated;

import java.io.Serializable;

/**
 * What a client tells the server of its gradient.
 *
 * @param memory against which memory it compresses
 * @param compressors who compresses by what
 * @param weights how much each client stands for
 * @param opening what is sent in round 0
 */
public record Feedback(Memory memory, Compressors compressors, Weights weights, Opening opening)
    implements Serializable {

  /** How the memories begin: g_i^0. Any beginning is legal; it enters the bounds through G^0. */
  public enum Opening {
    /** {@code g_i^0 = grad f_i(x^0)}, sent whole, once: then G^0 = 0. */
    DENSE,
    /** {@code g_i^0 = C(grad f_i(x^0))}. */
    COMPRESSED,
    /** {@code g_i^0 = 0}: round 0 sends nothing, and the first step stays at x^0. */
    ZERO
  }
}
