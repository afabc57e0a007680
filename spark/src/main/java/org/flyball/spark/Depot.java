package org.flyball.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a task in this JVM: the camps of the last few runs. Nothing is lost when one is
 * forgotten: its clients are rebuilt when they are asked next.
 */
final class Depot {

  /** How many runs a JVM remembers. */
  private static final int RUNS = 4;

  private static final Map<String, Camp> CAMPS =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Camp> eldest) {
          return size() > RUNS;
        }
      };

  private Depot() {}

  static @Nullable Camp find(String run) {
    synchronized (CAMPS) {
      return CAMPS.get(run);
    }
  }

  static Camp open(String run, Supplier<Camp> made) {
    synchronized (CAMPS) {
      Camp camp = CAMPS.get(run);
      if (camp == null) {
        camp = made.get();
        CAMPS.put(run, camp);
      }
      return camp;
    }
  }
}
