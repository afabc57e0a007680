package org.flyball.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shares clients out among tasks: by executor, in runs of neighbours, equally costly. */
final class Grouping {

  private Grouping() {}

  /**
   * The groups of a round's job.
   *
   * @param places by client; those without one are left out
   * @param cuts where sums are cut, which no group should part without need
   * @param tasks about how many groups
   */
  static Roster.Group[] of(@Nullable String[] places, Fleet.Home[] homes, int[] cuts, int tasks) {
    TreeMap<String, List<int[]>> units = new TreeMap<>(); // [from, to) of one place and one cut
    int b = 0;
    for (int i = 0; i < places.length; i++) {
      String place = places[i];
      boolean cut = cuts[b + 1] == i;
      b += cut ? 1 : 0;
      if (place == null) {
        continue;
      }
      List<int[]> here = units.computeIfAbsent(place, p -> new ArrayList<>());
      int[] before = here.isEmpty() ? null : here.get(here.size() - 1);
      if (before != null && before[1] == i && !cut) {
        before[1]++;
      } else {
        here.add(new int[] {i, i + 1});
      }
    }
    int each = Math.max(1, (tasks + units.size() - 1) / Math.max(1, units.size()));
    List<Roster.Group> groups = new ArrayList<>();
    units.forEach((place, list) -> share(place, list, homes, each, groups));
    return groups.toArray(new Roster.Group[0]);
  }

  private static void share(
      String place, List<int[]> units, Fleet.Home[] homes, int parts, List<Roster.Group> out) {
    long whole = 0;
    for (int[] unit : units) {
      whole += cost(unit, homes);
    }
    int[] ranges = new int[2 * units.size()];
    int size = 0;
    long done = 0;
    int part = 1;
    for (int[] unit : units) {
      long cost = cost(unit, homes);
      // The next part begins where it is nearer to its equal share.
      if (size > 0 && part < parts && done + cost / 2 >= whole * part / parts) {
        out.add(new Roster.Group(Arrays.copyOf(ranges, size), place));
        size = 0;
        part++;
      }
      if (size > 0 && ranges[size - 1] == unit[0]) {
        ranges[size - 1] = unit[1];
      } else {
        ranges[size++] = unit[0];
        ranges[size++] = unit[1];
      }
      done += cost;
    }
    out.add(new Roster.Group(Arrays.copyOf(ranges, size), place));
  }

  private static long cost(int[] unit, Fleet.Home[] homes) {
    long cost = 0;
    for (int i = unit[0]; i < unit[1]; i++) {
      cost += homes[i].cost();
    }
    return cost;
  }
}
