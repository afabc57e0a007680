package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetTest {

  private static final String BLANK = "~"; // stands for a blank where no line may break

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          tau is at least 1/e^2; τ is at least 1/e²
          U(omega) = 1 + log eps / log(rho + tau (1 - rho)); U(ω)~=~1 + log ε / log(ρ + τ (1~−~ρ))
          seven shifts from -0.15 to 0.45; seven shifts from −0.15 to 0.45
          a 10 x 10 grid to 1e-8, not 2.5e-3; a 10~×~10 grid to 10⁻⁸, not 2.5·10⁻³
          after 1.7e-09; after 1.7·10⁻⁹
          beta = 1 - lambda_min(D^-1 A); β~=~1~−~λₘᵢₙ(D⁻¹ A)
          right of 2 sqrt 2 - 2; right of 2 √2~−~2
          sqrt(c)/eps + sqrt(c/eps^2 - 1); √c/ε + √(c/ε²~−~1)
          at most sqrt n and ||grad f||^2; at most √n and ‖grad f‖²
          10-90 % of the runs; 10–90~% of the runs
          alpha <= 5 and x_0 >= -3; α~≤~5 and x₀~≥~−3
          after 100000 steps; after 100 000 steps
          L_i and n^-a; Lᵢ and n⁻ᵃ
          """)
  void formulas_getTheirSigns(String plain, String typeset) {
    // Digits are grouped by a narrow blank, which looks like any other here.
    assertEquals(typeset.replace(BLANK, "\u00a0"), Typeset.of(plain).replace('\u202f', ' '));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lund_a and heart_scale",
        "arXiv 2310.02246, section 3",
        "./flyball reproduce --alpha 5",
        "an alphabet of betas",
        "a warm-up, then a rate - held",
        "JMLR 22 (2021)",
        "beta-2-6",
        "I x you",
        "</script><!--<b>'\"&{{ledger}} $1 \\"
      })
  void words_stay(String plain) {
    assertEquals(plain, Typeset.of(plain));
  }

  @Test
  void indicesAndPowersWithoutSigns_areMoved_andTextIsEscaped() {
    assertEquals("1 / (L + L<sub>QM</sub> \u03be)", Html.prose("1 / (L + L_QM xi)"));
    assertEquals("f(x<sub>T</sub>) &lt; t<sup>-0.5</sup>", Html.prose("f(x_T) < t^-0.5"));
    assertEquals("n<sup>\u22121/3</sup>", Html.prose("n^(-1/3)"));
    assertEquals("lund_a &amp; knex_normal", Html.prose("lund_a & knex_normal"));
  }
}
