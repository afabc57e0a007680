package org.flyball.compress;

import java.util.List;

/** The compressors that must keep the contract, for a dimension that is 12 or a multiple. */
final class Compressors {

  private Compressors() {}

  static List<Compressor> all() {
    return List.of(
        new Identity(),
        new TopK(1),
        new TopK(5),
        new TopK(100),
        new BlockTopK(4, 1),
        new BlockTopK(7, 3),
        LayerTopK.share(0.3, 1, 7, 4),
        LayerTopK.of(new int[] {3, 9}, new int[] {1, 2}),
        new RandK(3, Scaling.CONTRACTIVE),
        new RandK(3, Scaling.UNBIASED),
        new Bernoulli(0.3, Scaling.CONTRACTIVE),
        new Bernoulli(0.3, Scaling.UNBIASED),
        new HardThreshold(0.5),
        new RelativeThreshold(0.9, Norm.EUCLIDEAN),
        new RelativeThreshold(0.5, Norm.MAXIMUM),
        new ScaledSign(),
        new Natural(),
        new Shrunk(new Natural()),
        new Shrunk(new RandK(4, Scaling.UNBIASED)),
        Dithering.qsgd(1),
        Dithering.qsgd(5),
        Dithering.ternGrad(),
        new Dithering(4, Norm.MAXIMUM),
        new NaturalDithering(3, Norm.EUCLIDEAN),
        new NaturalDithering(4, Norm.MAXIMUM),
        new RankR(3, 4, 1),
        new RankR(4, 3, 2),
        new RankR(12, 1, 1), // EJML has another bidiagonal decomposition for tall ones
        new RankR(1, 12, 1),
        new PowerSgd(3, 4, 2),
        new Then(new TopK(5), new Natural()),
        new Then(new TopK(5), new Shrunk(new Natural())),
        new Then(new RandK(5, Scaling.CONTRACTIVE), new Natural()),
        new Then(new TopK(5), new ScaledSign()),
        new Then(new TopK(6), Dithering.qsgd(8)),
        new Composed(new Natural(), new RandK(6, Scaling.UNBIASED)),
        new Induced(new TopK(3), new RandK(4, Scaling.UNBIASED)),
        new Induced(new TopK(3), new Natural()),
        new InFloat(new TopK(4)),
        new InFloat(new RandK(4, Scaling.CONTRACTIVE)),
        new InFloat(new ScaledSign()),
        new InFloat(new RankR(3, 4, 2)),
        new PermK(1),
        new PermK(5));
  }
}
