package org.flyball.federated;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyball.compress.Basis;
import org.flyball.compress.Identity;
import org.flyball.compress.Natural;
import org.flyball.compress.PowerSgd;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;

/** Every method of the family, with what converges on {@link Problems#regression}. */
final class Methods {

  private Methods() {}

  /** By name; for d variables. */
  static Map<String, Method> all(int d) {
    TopK top = new TopK(2);
    RandK random = new RandK(d / 2, Scaling.UNBIASED);
    Map<String, Method> all = new LinkedHashMap<>();
    all.put("gd", Method.gradientDescent());
    all.put("ef21", Method.ef21(top));
    all.put("ef21-compressed", Method.ef21(top).with(Feedback.Opening.COMPRESSED));
    all.put("ef21-zero", Method.ef21(top).with(Feedback.Opening.ZERO));
    all.put("ef21-w", Method.ef21Weighted(top));
    all.put("ef21-realised", Method.ef21(top));
    all.put("ef21-w-realised", Method.ef21Weighted(top));
    all.put("ef21-guarded", Method.ef21(top).with(Feedback.Opening.ZERO));
    all.put("ef21-plus", Method.ef21Plus(top));
    all.put("ef21-values", Method.ef21Values(top));
    all.put("ef21-natural", Method.ef21(new Natural()));
    all.put("ef21-pp", Method.ef21(top).with(Participation.independent(0.5)));
    all.put("ef21-w-pp", Method.ef21Weighted(top).with(Participation.independent(0.5)));
    all.put("ef21-hb", Method.ef21(top).with(ServerStep.gradient().withMomentum(0.5)));
    all.put("ef21-bc", Method.ef21(top).with(ServerStep.gradient().withDownlink(new TopK(3))));
    all.put(
        "ef21-bc-random",
        Method.ef21(top)
            .with(ServerStep.gradient().withDownlink(new RandK(d / 2, Scaling.CONTRACTIVE))));
    all.put(
        "ef21-prox",
        Method.ef21(top).with(ServerStep.gradient().withProximal(Proximal.absoluteNorm(0.01))));
    PowerSgd warm = new PowerSgd(2, d / 2, 1, Basis.KEPT);
    all.put("ef21-warm", Method.ef21(warm).with(ServerStep.gradient().withDownlink(warm)));
    all.put("diana", Method.diana(random, d));
    all.put("ef-bv", Method.efBv(0.4, 0.8, random));
    all.put("marina", Method.marina(0.25, random));
    all.put("dasha", Method.dasha(random, d));
    all.put("dcgd-identity", Method.dcgd(new Identity()));
    return all;
  }

  /** Those for which no step size is proved. */
  static Map<String, Method> withoutTheory() {
    TopK top = new TopK(2);
    Map<String, Method> all = new LinkedHashMap<>();
    all.put("ef14", Method.ef14(top));
    all.put("econtrol", Method.eControl(0.1, top));
    all.put("dcgd", Method.dcgd(top));
    all.put("ef21-sgd", Method.ef21(top).with(new Estimate.Minibatch(2)));
    all.put(
        "ef21-sgdm", Method.ef21(top).with(new Estimate.Momentum(0.2, new Estimate.Minibatch(2))));
    all.put(
        "ef21-sgd2m",
        Method.ef21(top)
            .with(
                new Estimate.Momentum(0.2, new Estimate.Momentum(0.2, new Estimate.Minibatch(2)))));
    all.put("ef21-page", Method.ef21(top).with(new Estimate.Page(2, 0.3)));
    all.put(
        "ef21-page-pp-bc-hb",
        Method.ef21(top)
            .with(new Estimate.Page(2, 0.3))
            .with(Participation.independent(0.7))
            .with(ServerStep.gradient().withMomentum(0.3).withDownlink(new TopK(3))));
    return all;
  }
}
