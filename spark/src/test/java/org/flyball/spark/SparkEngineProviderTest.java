package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import org.flyball.federated.EngineProvider;
import org.junit.jupiter.api.Test;

/** How the command finds Spark. */
class SparkEngineProviderTest {

  private static EngineProvider found() {
    List<EngineProvider> all =
        ServiceLoader.load(EngineProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    assertEquals(1, all.size());
    return all.get(0);
  }

  @Test
  void isFoundByItsName_andOpensTwice() {
    Sparks.end(); // there can be one Spark in a JVM
    assertEquals("spark", found().name());
    for (int k = 0; k < 2; k++) {
      try (EngineProvider.Session session = found().open("local[1]")) {
        SparkEngine engine = assertInstanceOf(SparkEngine.class, session.engine());
        assertEquals(Recovery.REBUILD, engine.recovery());
        assertEquals(SparkEngine.Gradients.ASKED, engine.gradients());
        assertEquals(0, engine.tasks());
      }
    }
  }

  @Test
  void refusesWhatIsNoMaster() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> found().open("my cluster"));
    assertTrue(String.valueOf(refused.getMessage()).contains("local[2]"));
  }
}
