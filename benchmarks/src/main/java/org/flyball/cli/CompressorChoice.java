package org.flyball.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
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
import org.flyball.federated.Compressors;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * What {@code --compressor} says: a word with numbers behind colons, and further ones behind plus
 * signs.
 *
 * <pre>
 * top:1   rand:10%   top:10+natural   rand:5:unbiased   top:1+rest+rand:5:unbiased   natural+shrunk
 * </pre>
 *
 * @param text as the user wrote it
 */
record CompressorChoice(String text, Maker maker) {

  private static final String ALLOCATED = "by-smoothness";

  /** For the error message. */
  private static final Map<String, String> FORMS = new TreeMap<>();

  static {
    FORMS.put("identity", "identity");
    FORMS.put("top", "top:K");
    FORMS.put("block-top", "block-top:SIZE:K");
    FORMS.put("layer-top", "layer-top:SIZE,...:K");
    FORMS.put("rand", "rand:K[:unbiased]");
    FORMS.put("bernoulli", "bernoulli:P[:unbiased]");
    FORMS.put("perm", "perm");
    FORMS.put("sign", "sign");
    FORMS.put("natural", "natural");
    FORMS.put("natural-dithering", "natural-dithering:LEVELS[:max]");
    FORMS.put("qsgd", "qsgd:LEVELS");
    FORMS.put("terngrad", "terngrad");
    FORMS.put("threshold", "threshold:T");
    FORMS.put("relative", "relative:TAU[:max]");
    FORMS.put("rank", "rank:ROWSxCOLUMNS:R");
    FORMS.put("power", "power:ROWSxCOLUMNS:R[:warm]");
  }

  /** Makes a compressor once the problem is known. */
  @FunctionalInterface
  interface Maker {
    Compressor make(int clients, int dimension);
  }

  /** Reads the words; complains of what makes no sense whatever the dimension. */
  static CompressorChoice parse(String text) {
    if (isAllocated(text)) {
      Words.count(text.substring(ALLOCATED.length() + 5), 1);
      return new CompressorChoice(text, (clients, dimension) -> new TopK(1));
    }
    String[] terms = text.split("\\+", -1);
    Maker maker = atom(terms[0]);
    for (int t = 1; t < terms.length; t++) {
      Maker before = maker;
      String term = terms[t];
      if (term.equals("float")) {
        maker = (n, d) -> new InFloat(before.make(n, d));
      } else if (term.equals("shrunk")) {
        maker = (n, d) -> new Shrunk(before.make(n, d));
      } else if (term.equals("rest") || term.equals("whole")) {
        Checks.that(t + 1 < terms.length, "'%s': +%s needs a compressor behind it", text, term);
        Maker other = atom(terms[++t]);
        maker =
            term.equals("rest")
                ? (n, d) -> new Induced(before.make(n, d), other.make(n, d))
                : (n, d) -> new Composed(other.make(n, d), before.make(n, d));
      } else {
        Maker values = atom(term);
        maker = (n, d) -> new Then(before.make(n, d), values.make(n, d));
      }
    }
    return new CompressorChoice(text, maker);
  }

  /** "top:5:by-smoothness" is written "by-smoothness:top:5". */
  private static boolean isAllocated(String text) {
    return text.startsWith(ALLOCATED + ":top:");
  }

  /** Whether it asks for the clients' smoothness constants. */
  boolean isAllocated() {
    return isAllocated(text);
  }

  /** The clients' compressors. */
  Compressors of(int clients, int dimension, Supplier<Smoothness> smoothness) {
    try {
      if (isAllocated()) {
        int each = Words.count(text.substring(ALLOCATED.length() + 5), 1);
        return Compressors.bySmoothness(smoothness.get(), dimension, (long) each * clients);
      }
      Compressor compressor = maker.make(clients, dimension);
      compressor.guarantee(dimension);
      return Compressors.same(compressor);
    } catch (IllegalArgumentException bad) {
      throw new BadUsageException("--compressor " + text + ": " + bad.getMessage());
    }
  }

  /** The one compressor of a server. */
  Compressor single(int dimension) {
    try {
      Compressor compressor = maker.make(1, dimension);
      compressor.guarantee(dimension);
      return compressor;
    } catch (IllegalArgumentException bad) {
      throw new BadUsageException("--down " + text + ": " + bad.getMessage());
    }
  }

  private static Maker atom(String term) {
    String[] words = term.split(":", -1);
    String form = FORMS.get(words[0]);
    if (form == null) {
      throw new IllegalArgumentException(
          "'"
              + words[0]
              + "' is no compressor"
              + ClosestWord.to(words[0], FORMS.keySet())
                  .map(near -> "; did you mean " + near + "?")
                  .orElse(";")
              + " there are "
              + String.join(", ", FORMS.values())
              + ", "
              + ALLOCATED
              + ":top:K; + joins them");
    }
    int most = form.split(":", -1).length;
    int least = most - (form.endsWith("]") ? 1 : 0);
    Checks.that(
        words.length >= least && words.length <= most, "'%s' is not of the form %s", term, form);
    boolean last = form.endsWith("]") && words.length == most;
    if (last) {
      String wanted = form.substring(form.indexOf("[:") + 2, form.length() - 1);
      Checks.that(
          words[most - 1].equals(wanted), "'%s': only :%s can stand at the end", term, wanted);
    }
    return maker(words, last);
  }

  private static Maker maker(String[] words, boolean last) {
    Scaling scaling = last ? Scaling.UNBIASED : Scaling.CONTRACTIVE;
    Basis basis = last ? Basis.KEPT : Basis.FRESH;
    Norm norm = last ? Norm.MAXIMUM : Norm.EUCLIDEAN;
    return switch (words[0]) {
      case "identity" -> same(new Identity());
      case "top" -> {
        Share share = Share.parse(words[1]);
        yield (n, d) -> new TopK(share.of(d));
      }
      case "block-top" -> same(new BlockTopK(Words.count(words[1], 1), Words.count(words[2], 1)));
      case "layer-top" -> {
        int[] sizes =
            Arrays.stream(words[1].split(",", -1)).mapToInt(w -> Words.count(w, 1)).toArray();
        Share share = Share.parse(words[2]);
        yield same(LayerTopK.of(sizes, Arrays.stream(sizes).map(size -> share.of(size)).toArray()));
      }
      case "rand" -> {
        Share share = Share.parse(words[1]);
        yield (n, d) -> new RandK(share.of(d), scaling);
      }
      case "bernoulli" -> same(new Bernoulli(Words.number(words[1]), scaling));
      case "perm" -> (n, d) -> new PermK(n);
      case "sign" -> same(new ScaledSign());
      case "natural" -> same(new Natural());
      case "natural-dithering" -> same(new NaturalDithering(Words.count(words[1], 1), norm));
      case "qsgd" -> same(Dithering.qsgd(Words.count(words[1], 1)));
      case "terngrad" -> same(Dithering.ternGrad());
      case "threshold" -> same(new HardThreshold(Words.number(words[1])));
      case "relative" -> same(new RelativeThreshold(Words.number(words[1]), norm));
      case "rank" -> {
        int[] shape = shape(words[1]);
        yield same(new RankR(shape[0], shape[1], Words.count(words[2], 1)));
      }
      default -> {
        int[] shape = shape(words[1]);
        yield same(new PowerSgd(shape[0], shape[1], Words.count(words[2], 1), basis));
      }
    };
  }

  private static Maker same(Compressor compressor) {
    return (n, d) -> compressor;
  }

  private static int[] shape(String word) {
    String[] sides = word.split("x", -1);
    Checks.that(sides.length == 2, "'%s' is no shape; write it like 28x28", word);
    return new int[] {Words.count(sides[0], 1), Words.count(sides[1], 1)};
  }

  /** A number of coordinates, or percent of all. */
  private record Share(int count, double percent) {

    static Share parse(String word) {
      if (!word.endsWith("%")) {
        return new Share(Words.count(word, 1), Double.NaN);
      }
      double percent = Words.number(word.substring(0, word.length() - 1));
      Checks.that(percent > 0 && percent <= 100, "'%s' is not in (0 %%, 100 %%]", word);
      return new Share(0, percent);
    }

    int of(int dimension) {
      return count > 0 ? count : (int) Math.max(1, Math.round(percent / 100 * dimension));
    }
  }
}
