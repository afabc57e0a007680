package org.flyball.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.zip.CRC32;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalPropertyTest {

  private static double parse(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return Decimal.parse(bytes, bytes.length);
  }

  /** Any finite double, small fractions, few digits with any exponent, powers of two. */
  private static double number(Xoshiro256 random) {
    double v =
        switch (random.nextInt(4)) {
          case 0 -> Double.longBitsToDouble(random.nextLong());
          case 1 -> random.nextDouble();
          case 2 -> Double.parseDouble(random.nextInt(1000) + "e" + (random.nextInt(630) - 320));
          default -> Math.scalb(1.0, random.nextInt(2098) - 1074);
        };
    return Double.isFinite(v) ? v : 1;
  }

  @Test
  void parsesAsTheJdkDoes() {
    ForAll.cases(
        20_000,
        Seed.of(1),
        random -> {
          StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
          for (int digits = 1 + random.nextInt(25), i = 0; i < digits; i++) {
            text.append((char) ('0' + random.nextInt(10)));
          }
          text.insert(
              text.length() - random.nextInt(text.length()), random.nextBoolean() ? "." : "");
          if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(700) - 350);
          }
          // The sign may have slipped behind the point: then neither takes it.
          String word = text.toString();
          double wanted;
          try {
            wanted = Double.parseDouble(word);
          } catch (NumberFormatException refused) {
            wanted = Double.NaN;
          }
          assertEquals(wanted, parse(word), word);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1d",
        "1f",
        "1e5f",
        "0x10",
        "0x1p3",
        "NaN",
        "Infinity",
        "inf",
        "1_000",
        "1,5",
        "--1",
        "1-",
        "1.2.3",
        "1e2.5",
        "1ee5",
        "\u00b2",
        "1 "
      })
  void whatIsNoNumberIsNaN(String word) {
    assertTrue(Double.isNaN(parse(word)));
  }

  @Test
  void fortranExponentsAndEdgesOfTheRange() {
    assertEquals(1.5e-3, parse("1.5D-3"));
    assertEquals(1.5e300, parse("+1.5d+300"));
    assertEquals(12345678901234567890e10, parse("12345678901234567890d10"));
    assertEquals(5.0, parse("5."));
    assertEquals(Double.MAX_VALUE, parse("1.7976931348623157e308"));
    assertEquals(Double.POSITIVE_INFINITY, parse("1.8e308"));
    assertEquals(Double.NEGATIVE_INFINITY, parse("-1e99999999999999999999"));
    assertEquals(Double.MIN_VALUE, parse("4.9e-324"));
    assertEquals(0.0, parse("1e-99999999999999999999"));
    assertEquals(-0.0, parse("-0"));
    assertEquals(0.0, parse("0e99999"));
    assertEquals(0x1p53 + 2, parse("9007199254740993.0000000000000000001"));
  }

  @Test
  void shortestReadsBackBitForBit() {
    ForAll.cases(
        20_000,
        Seed.of(2),
        random -> {
          double v = number(random);
          String text = Decimal.shortest(v);
          assertEquals(
              Double.doubleToLongBits(v), Double.doubleToLongBits(Double.parseDouble(text)), text);
          assertEquals(Double.doubleToLongBits(v), Double.doubleToLongBits(parse(text)), text);
        });
  }

  @Test
  void noDecimalWithOneDigitLessReadsBack() {
    ForAll.cases(
        20_000,
        Seed.of(3),
        random -> {
          double v = number(random);
          int digits = new BigDecimal(Decimal.shortest(v)).stripTrailingZeros().precision();
          if (v != 0 && digits > 2) { // two are always written
            double nearest = new BigDecimal(v).round(new MathContext(digits - 1)).doubleValue();
            assertTrue(nearest != v, () -> Decimal.shortest(v));
          }
        });
  }

  /** The value is that of JDK 25's Double.toString; JDK 17's differs in hundreds of these. */
  @Test
  void bytesAreTheSameOnEveryJdk() {
    Xoshiro256 random = Seed.of(4).stream();
    CRC32 crc = new CRC32();
    for (int i = 0; i < 100_000; i++) {
      crc.update(Decimal.shortest(number(random)).getBytes(ISO_8859_1));
    }
    assertEquals(1_026_585_767L, crc.getValue());
  }

  @Test
  void laysOutLikeTheJdk() {
    assertEquals("2.0E23", Decimal.shortest(2e23));
    assertEquals("-5.88E22", Decimal.shortest(-5.88e22));
    assertEquals("9.9E-324", Decimal.shortest(2 * Double.MIN_VALUE));
    assertEquals("4.9E-324", Decimal.shortest(Double.MIN_VALUE));
    assertEquals("0.0", Decimal.shortest(0.0));
    assertEquals("-0.0", Decimal.shortest(-0.0));
    assertEquals("100.0", Decimal.shortest(100));
    assertEquals("0.001", Decimal.shortest(0.001));
    assertEquals("1.0E7", Decimal.shortest(1e7));
    assertEquals("0.30000000000000004", Decimal.shortest(0.1 + 0.2));
    assertEquals("1234567.8901234567", Decimal.shortest(1234567.8901234567));
    assertEquals(
        "Decimal: NaN is not finite",
        assertThrows(IllegalArgumentException.class, () -> Decimal.shortest(Double.NaN))
            .getMessage());
  }
}
