package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.flyball.data.BundledData;
import org.flyball.data.ExternalData;
import org.flyball.data.LabelledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.Libsvm;
import org.flyball.data.RowOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Constants of LIBSVM data with the logistic loss and {@code 0.001 x^2/(1+x^2)} on every client,
 * rows that do not go up dropped. The numbers were computed with numpy by others, to five digits
 * (L_var: two to four), and hold to the last digit printed.
 */
class SmoothnessOracleTest {

  private static FiniteSum sum(LabelledData data, int clients, String order) {
    RowOrder by = order.equals("file") ? RowOrder.inFile() : RowOrder.byNorm();
    return FiniteSum.of(
        data.withSigns().split(clients, by, Remainder.DROPPED),
        Loss.logistic(),
        Regularizer.nonConvex(0.001));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "phishing, 11055, 68, 331650, '20 file .16457 .16811 .16809 7.0e-6|"
        + "1000 file .16455 .17671 .17636 1.24e-4'",
    "mushrooms, 8124, 112, 170604, '20 file 2.5886 3.2967 3.2733 .1538|"
        + "1000 file 2.5958 3.5825 3.5562 .1879'",
    "a9a, 32561, 123, 451592, '20 file 1.5739 1.5751 1.5751 9.1e-5|"
        + "1000 sorted 1.5736 1.6519 1.6496 7.5e-3'",
    "w8a, 49749, 300, 579586, '20 file .66307 .82474 .79010 .0559|"
        + "20 sorted .66012 1.3735 .70104 1.395|100 sorted .64913 1.4475 .70684 1.596|"
        + "1000 file .65833 1.6093 1.2731 .9691|1000 sorted .55067 1.2478 .80755 .9049'"
  })
  void constantsOfTheLibsvmData_areTheListedOnes(
      String name, int rows, int features, int entries, String listed) throws IOException {
    Optional<Path> file = ExternalData.find("libsvm/" + name + ".txt.gz");
    assumeTrue(file.isPresent(), "the data are not part of the project");
    LabelledData data = Libsvm.read(file.orElseThrow());
    assertEquals(
        "LabelledData " + rows + " x " + features + ", " + entries + " entries", data.toString());
    for (String line : listed.split("\\|")) {
      String[] word = line.split(" ");
      Smoothness s = Smoothness.of(sum(data, Integer.parseInt(word[0]), word[1]));
      assertPrinted(word[2], s.function(), line);
      assertPrinted(word[3], s.quadraticMean(), line);
      assertPrinted(word[4], s.arithmeticMean(), line);
      assertPrinted(word[5], s.variance(), line);
      assertTrue(s.function() <= s.weightedPlus() && s.weightedPlus() <= s.plus(), line);
    }
  }

  /** Half a unit in the last digit printed, and a hundredth for a printed tie. */
  private static void assertPrinted(String printed, double measured, String line) {
    String digits = printed.replaceFirst("e.*", "");
    int decimals = digits.length() - 1 - digits.indexOf('.');
    int exponent = printed.contains("e") ? Integer.parseInt(printed.split("e")[1]) : 0;
    double unit = Math.pow(10, exponent - decimals);
    assertEquals(Double.parseDouble(printed), measured, 0.51 * unit, line);
  }

  /** w8a has rows without any feature: sorted by norm, whole clients have nothing but 2 lambda. */
  @Test
  void clientsOfEmptyRows_haveTheRegularizersConstant() throws IOException {
    Optional<Path> file = ExternalData.find("libsvm/w8a.txt.gz");
    assumeTrue(file.isPresent(), "the data are not part of the project");
    FiniteSum f = sum(Libsvm.read(file.orElseThrow()), 1000, "sorted");
    // 4203 empty rows fill the first 85 clients of 49 rows, and 38 of the next one's.
    for (int i = 0; i < 85; i++) {
      assertEquals(0.002, f.client(i).curvature().orElseThrow().smoothness());
    }
    assertTrue(f.client(85).curvature().orElseThrow().smoothness() > 0.002);
  }

  /** The same, dense and by the definition, for data that are always here. */
  @Test
  void constantsOfHeartScale_areThoseOfTheDenseHessians() {
    FiniteSum f = sum(BundledData.HEART_SCALE.data(), 8, "file");
    Smoothness s = Smoothness.of(f);
    double[] mean = new double[13 * 13];
    for (int i = 0; i < 8; i++) {
      double[] a = ((EmpiricalRisk) f.client(i)).data().features().toDense().data;
      double[] h = new double[13 * 13];
      for (int row = 0; row < 33; row++) {
        for (int k = 0; k < h.length; k++) {
          h[k] += a[row * 13 + k / 13] * a[row * 13 + k % 13] / (4 * 33);
        }
      }
      assertEquals(power(h) + 0.002, s.client(i), 1e-12);
      for (int k = 0; k < h.length; k++) {
        mean[k] += h[k] / 8;
      }
    }
    assertEquals(power(mean) + 0.002, s.function(), 1e-12);
  }

  /** 5000 steps of the power method, which is another way to the largest eigenvalue. */
  private static double power(double[] h) {
    double[] x = new double[13];
    Arrays.fill(x, 1);
    double norm = 0;
    for (int step = 0; step < 5000; step++) {
      double[] y = new double[13];
      double square = 0;
      for (int i = 0; i < 13; i++) {
        for (int j = 0; j < 13; j++) {
          y[i] += h[i * 13 + j] * x[j];
        }
        square += y[i] * y[i];
      }
      norm = Math.sqrt(square);
      for (int i = 0; i < 13; i++) {
        x[i] = y[i] / norm;
      }
    }
    return norm;
  }
}
