package org.flyball.federated;

import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.run.Checks;

/**
 * What the server does with the direction g it has put together, to which it adds the gradient of
 * its own regularizer: {@code v <- eta v + g, x <- prox(x - gamma v)}.
 *
 * @param momentum eta of heavy ball, in [0, 1); 0 is none (EF21-HB)
 * @param proximal a convex term of the objective (EF21-Prox)
 * @param downlink what compresses the server's messages (EF21-BC): then it sends the compressed
 *     change of g, and every client makes the step itself; if empty, it sends x
 */
public record ServerStep(double momentum, Proximal proximal, Optional<Compressor> downlink) {

  /** Checks eta. */
  public ServerStep {
    Checks.that(
        momentum >= 0 && momentum < 1, "ServerStep: momentum must be in [0, 1), got %s", momentum);
  }

  /** {@code x <- x - gamma g}, and x is sent. */
  public static ServerStep gradient() {
    return new ServerStep(0, Proximal.none(), Optional.empty());
  }

  /** The same with momentum eta. */
  public ServerStep withMomentum(double eta) {
    return new ServerStep(eta, proximal, downlink);
  }

  /** The same with a proximal step. */
  public ServerStep withProximal(Proximal term) {
    return new ServerStep(momentum, term, downlink);
  }

  /** The same with compressed messages from the server. */
  public ServerStep withDownlink(Compressor compressor) {
    return new ServerStep(momentum, proximal, Optional.of(compressor));
  }
}
