package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void exact_isLaidOutAsDoubleToString() {
    for (double value :
        new double[] {
          0, -0.0, 1, 100, 0.1, 1e7, 1234567.125, 1e-3, 9.99e-4, 1.0 / 3, -2.0 / 3, 1e-8, Math.PI
        }) {
      assertEquals(Double.toString(value), Numbers.exact(value));
    }
    assertEquals("NaN", Numbers.exact(Double.NaN));
    assertEquals("-Infinity", Numbers.exact(Double.NEGATIVE_INFINITY));
    assertEquals("1.7976931348623157E308", Numbers.exact(Double.MAX_VALUE));
  }

  /** 2^-44 is the example of JDK-4511638: before JDK 19 it printed as 5.6843418860808015E-14. */
  @Test
  void exact_isTheShortestText_whateverTheJdk() {
    assertEquals("5.684341886080802E-14", Numbers.exact(0x1p-44));
    assertEquals("2.0E23", Numbers.exact(2e23));
  }

  @Test
  void exact_readsBackAsTheSameDouble() {
    Xoshiro256 random = Seed.of(20261122).stream();
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Numbers.exact(value);
        assertEquals(value, Double.parseDouble(text), () -> "reading " + text);
        if (Runtime.version().feature() >= 19 && Math.abs(value) >= Double.MIN_NORMAL) {
          assertEquals(Double.toString(value), text);
        }
      }
    }
  }

  @Test
  void show_isShortForPeople() {
    assertEquals("0", Numbers.show(0));
    assertEquals("59.1", Numbers.show(59.1));
    assertEquals("1.1387", Numbers.show(1.13874));
    assertEquals("5000", Numbers.show(5000));
    assertEquals("164\u202f441", Numbers.show(164441));
    assertEquals("12\u202f346", Numbers.show(12345.678));
    assertEquals("10\u207b\u2078", Numbers.show(1e-8));
    assertEquals("3.2\u00b710\u207b\u00b9\u2077", Numbers.show(3.2e-17));
    assertEquals("\u2212270", Numbers.show(-270));
    assertEquals("\u2013", Numbers.show(Double.NaN));
    assertEquals("\u221e", Numbers.show(Double.POSITIVE_INFINITY));
    assertEquals("2\u00b710\u2078", Numbers.power(2e8));
  }

  @Test
  void duration_hasTwoUnitsAtMost() {
    assertEquals("0.4 s", Numbers.duration(0.42));
    assertEquals("59 s", Numbers.duration(59.4));
    assertEquals("3 min 5 s", Numbers.duration(185));
    assertEquals("2 h 0 min", Numbers.duration(7230));
  }

  @Test
  void locale_doesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1.5", Numbers.show(1.5));
      assertEquals("0.4 s", Numbers.duration(0.4));
    } finally {
      Locale.setDefault(before);
    }
  }
}
