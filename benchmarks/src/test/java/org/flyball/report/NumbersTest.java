package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void exact_isTheShortestText_andNamesWhatIsNoNumber() {
    assertEquals("5.684341886080802E-14", Numbers.exact(0x1p-44));
    assertEquals("NaN", Numbers.exact(Double.NaN));
    assertEquals("-Infinity", Numbers.exact(Double.NEGATIVE_INFINITY));
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
