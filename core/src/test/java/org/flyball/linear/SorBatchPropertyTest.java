package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Each lane does to the last bit what its solver does alone. */
class SorBatchPropertyTest {

  private static SparseMatrix matrix(Xoshiro256 random) {
    return switch (random.nextInt(4)) {
      case 0 -> RandomMatrix.positiveDefinite(1 + random.nextInt(25), random);
      case 1 -> RandomMatrix.dominant(1 + random.nextInt(40), random);
      // Unsymmetric and not dominant: these may well diverge.
      case 2 -> wild(1 + random.nextInt(30), random);
      default -> Laplacian.fivePoint(1 + random.nextInt(40), 1 + random.nextInt(40));
    };
  }

  private static SparseMatrix wild(int n, Xoshiro256 random) {
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, random.nextBoolean() ? 1 : -1);
      for (int p = random.nextInt(4); p > 0; p--) {
        triplets.add(i, random.nextInt(n), 0.7 * random.nextGaussian());
      }
    }
    return triplets.toMatrix();
  }

  private static Stop stop(Xoshiro256 random) {
    Stop.Scale[] scales = Stop.Scale.values();
    return Stop.below(Math.pow(10, -14 * random.nextDouble()))
        .within(random.nextInt(200))
        .relativeTo(scales[random.nextInt(scales.length)]);
  }

  static void assertSame(Solution alone, Solution lane) {
    assertEquals(alone.why(), lane.why());
    assertEquals(alone.steps(), lane.steps());
    assertEquals(bits(alone.residual()), bits(lane.residual()));
    for (int i = 0; i < alone.x().length; i++) {
      assertEquals(bits(alone.x()[i]), bits(lane.x()[i]), "entry " + i);
    }
    assertEquals(alone.x().length, lane.x().length);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void lanes_equalSolversAlone_bitForBit() {
    ForAll.cases(
        600,
        Seed.of(11),
        random -> {
          SparseMatrix a = matrix(random);
          int n = a.rows();
          int lanes = 1 + random.nextInt(9);
          List<Sor> solvers = new ArrayList<>();
          List<double[]> b = new ArrayList<>();
          List<double[]> starts = new ArrayList<>();
          for (int lane = 0; lane < lanes; lane++) {
            solvers.add(new Sor(0.05 + 1.9 * random.nextDouble(), stop(random)));
            b.add(random.nextInt(8) == 0 ? new double[n] : RandomMatrix.vector(n, random));
            starts.add(random.nextBoolean() ? new double[n] : RandomMatrix.vector(n, random));
          }
          List<Solution> together = new SorBatch(solvers).solve(a, b, starts);
          assertEquals(lanes, together.size());
          for (int lane = 0; lane < lanes; lane++) {
            LinearSystem system = new LinearSystem(a, b.get(lane));
            assertSame(solvers.get(lane).solve(system, starts.get(lane)), together.get(lane));
          }
        });
  }

  @Test
  void measuresAndIterates_areThoseOfSolversAlone_afterEveryStep() {
    ForAll.cases(
        Seed.of(12),
        random -> {
          SparseMatrix a = matrix(random);
          double[] b = RandomMatrix.vector(a.rows(), random);
          double[] x0 = RandomMatrix.vector(a.rows(), random);
          Sor solver = new Sor(0.05 + 1.9 * random.nextDouble(), stop(random).within(20));
          Run<Solution> alone = solver.start(new LinearSystem(a, b), x0);
          // The same system in every lane, so that the largest measure is that of each.
          int lanes = 1 + random.nextInt(5);
          Run<List<Solution>> together =
              SorBatch.of(solver).start(a, copies(lanes, b), copies(lanes, x0));
          boolean stepped;
          do {
            assertEquals(alone.steps(), together.steps());
            assertEquals(bits(alone.measure()), bits(together.measure()));
            assertEquals(alone.why(), together.why());
            Solution expected = alone.result();
            together.result().forEach(lane -> assertSame(expected, lane));
            stepped = alone.step();
            assertEquals(stepped, together.step());
          } while (stepped);
        });
  }

  private static List<double[]> copies(int count, double[] v) {
    List<double[]> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(v);
    }
    return list;
  }

  @Test
  void hugeAndTinySystems_leaveTheRangeOfSquares_asAlone() {
    ForAll.cases(
        Seed.of(13),
        random -> {
          SparseMatrix a =
              RandomMatrix.dominant(1 + random.nextInt(20), random)
                  .times(Math.pow(10, 100 - random.nextInt(200)));
          List<double[]> b = new ArrayList<>();
          for (int lane = 0; lane < 5; lane++) {
            double size = Math.pow(10, 150 - random.nextInt(300));
            double[] v = RandomMatrix.vector(a.rows(), random);
            for (int i = 0; i < v.length; i++) {
              v[i] *= size;
            }
            b.add(v);
          }
          Sor solver = new Sor(1.1, Stop.below(1e-9).within(50));
          List<Solution> together = SorBatch.of(solver).solve(a, b);
          for (int lane = 0; lane < 5; lane++) {
            assertSame(solver.solve(new LinearSystem(a, b.get(lane))), together.get(lane));
          }
        });
  }

  @Test
  void race_isWonByTheSmallestCount_ofEqualsByTheFirst() {
    ForAll.cases(
        Seed.of(14),
        random -> {
          SparseMatrix a = matrix(random);
          LinearSystem system = new LinearSystem(a, RandomMatrix.vector(a.rows(), random));
          Stop stop = Stop.below(Math.pow(10, -10 * random.nextDouble())).within(150);
          double[] omegas = new double[1 + random.nextInt(8)];
          for (int c = 0; c < omegas.length; c++) {
            omegas[c] = 0.1 * (1 + random.nextInt(19)); // often twice the same
          }
          SorRaceResult race = SorRace.of(stop, omegas).solve(system);
          int winner = -1;
          long count = Long.MAX_VALUE;
          for (int c = 0; c < omegas.length; c++) {
            Solution alone = new Sor(omegas[c], stop).solve(system);
            if (alone.why().isSuccess() && alone.steps() < count) {
              winner = c;
              count = alone.steps();
            }
          }
          if (winner >= 0) {
            assertEquals(winner, race.best());
            assertEquals(omegas[winner], race.solver().omega());
          }
          assertEquals(winner >= 0, race.solution().why().isSuccess());
          for (int c = 0; c < omegas.length; c++) {
            Solution lane = race.solutions().get(c);
            Solution alone = new Sor(omegas[c], stop.within(lane.steps())).solve(system);
            assertArrayEquals(alone.x(), lane.x());
            assertEquals(alone.residual(), lane.residual());
          }
        });
  }
}
