package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.flyball.compress.Basis;
import org.flyball.compress.Bernoulli;
import org.flyball.compress.BlockTopK;
import org.flyball.compress.Composed;
import org.flyball.compress.Compressor;
import org.flyball.compress.Dithering;
import org.flyball.compress.HardThreshold;
import org.flyball.compress.Identity;
import org.flyball.compress.InFloat;
import org.flyball.compress.Induced;
import org.flyball.compress.LayerTopK;
import org.flyball.compress.Natural;
import org.flyball.compress.NaturalDithering;
import org.flyball.compress.Norm;
import org.flyball.compress.PermK;
import org.flyball.compress.PowerSgd;
import org.flyball.compress.RandK;
import org.flyball.compress.RankR;
import org.flyball.compress.RelativeThreshold;
import org.flyball.compress.ScaledSign;
import org.flyball.compress.Scaling;
import org.flyball.compress.Shrunk;
import org.flyball.compress.Then;
import org.flyball.compress.TopK;
import org.flyball.objective.Smoothness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressorChoiceTest {

  private static final Smoothness SMOOTHNESS = Smoothness.of(1, 1, 1, 4);

  private static List<Compressor> compressors(String text) {
    return CompressorChoice.parse(text).of(3, 12, () -> SMOOTHNESS).list();
  }

  @Test
  void everyWord_makesItsCompressor() {
    Map<String, Compressor> expected =
        Map.ofEntries(
            Map.entry("identity", new Identity()),
            Map.entry("top:3", new TopK(3)),
            Map.entry("top:25%", new TopK(3)),
            Map.entry("top:0.1%", new TopK(1)),
            Map.entry("block-top:4:2", new BlockTopK(4, 2)),
            Map.entry("rand:2", new RandK(2, Scaling.CONTRACTIVE)),
            Map.entry("rand:50%:unbiased", new RandK(6, Scaling.UNBIASED)),
            Map.entry("bernoulli:0.25", new Bernoulli(0.25, Scaling.CONTRACTIVE)),
            Map.entry("bernoulli:0.25:unbiased", new Bernoulli(0.25, Scaling.UNBIASED)),
            Map.entry("perm", new PermK(3)),
            Map.entry("sign", new ScaledSign()),
            Map.entry("natural", new Natural()),
            Map.entry("natural-dithering:8", new NaturalDithering(8, Norm.EUCLIDEAN)),
            Map.entry("natural-dithering:8:max", new NaturalDithering(8, Norm.MAXIMUM)),
            Map.entry("qsgd:4", Dithering.qsgd(4)),
            Map.entry("terngrad", Dithering.ternGrad()),
            Map.entry("threshold:0.5", new HardThreshold(0.5)),
            Map.entry("relative:0.5", new RelativeThreshold(0.5, Norm.EUCLIDEAN)),
            Map.entry("relative:0.5:max", new RelativeThreshold(0.5, Norm.MAXIMUM)),
            Map.entry("rank:3x4:2", new RankR(3, 4, 2)),
            Map.entry("power:3x4:2", new PowerSgd(3, 4, 2)),
            Map.entry("power:3x4:2:warm", new PowerSgd(3, 4, 2, Basis.KEPT)),
            Map.entry("layer-top:2,9,1:3", LayerTopK.of(new int[] {2, 9, 1}, new int[] {3, 3, 3})),
            Map.entry("layer-top:10,2:50%", LayerTopK.share(0.5, 10, 2)),
            Map.entry("top:3+natural", new Then(new TopK(3), new Natural())),
            Map.entry("top:3+float", new InFloat(new TopK(3))),
            Map.entry("natural+shrunk", new Shrunk(new Natural())),
            Map.entry(
                "top:1+rest+rand:5:unbiased",
                new Induced(new TopK(1), new RandK(5, Scaling.UNBIASED))),
            Map.entry(
                "rand:5:unbiased+whole+natural",
                new Composed(new Natural(), new RandK(5, Scaling.UNBIASED))),
            Map.entry("top:3+natural+float", new InFloat(new Then(new TopK(3), new Natural()))));
    expected.forEach(
        (text, compressor) -> assertEquals(List.of(compressor), compressors(text), text));
  }

  /** floor(2.5), floor(2.5), floor(2.5 x 2): proportional to sqrt(L_i), with a sum of 3 x 3. */
  @Test
  void bySmoothness_givesTheSteepClientMore() {
    assertEquals(
        List.of(new TopK(2), new TopK(2), new TopK(5)), compressors("by-smoothness:top:3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tip:1 | 'tip' is no compressor; did you mean top?",
        "xyzzyplugh | there are bernoulli:P[:unbiased], block-top:SIZE:K",
        "top | 'top' is not of the form top:K",
        "top:1:2 | 'top:1:2' is not of the form top:K",
        "top:0 | '0' is not a whole number of at least 1",
        "top:0% | '0%' is not in (0 %, 100 %]",
        "rand:2:x | 'rand:2:x': only :unbiased can stand at the end",
        "relative:0.5:unbiased | only :max can stand at the end",
        "rank:5:1 | '5' is no shape; write it like 28x28",
        "top:1+rest | 'top:1+rest': +rest needs a compressor behind it",
        "top:1+ | '' is no compressor",
        "by-smoothness:top:x | 'x' is not a number",
        "bernoulli:2 | probability must be in (0, 1]",
      })
  void nonsense_isRefusedAtOnce(String text, String message) {
    IllegalArgumentException bad =
        assertThrows(IllegalArgumentException.class, () -> CompressorChoice.parse(text));
    assertTrue(String.valueOf(bad.getMessage()).contains(message), bad.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rank:5x5:1 | a vector of 12 entries is no matrix of 5 x 5",
        "natural+natural | does not keep coordinates as they are",
      })
  void misfits_areBadUsage(String text, String message) {
    BadUsageException bad = assertThrows(BadUsageException.class, () -> compressors(text));
    String said = String.valueOf(bad.getMessage());
    assertTrue(said.startsWith("--compressor " + text + ": "), said);
    assertTrue(said.contains(message), said);
  }
}
