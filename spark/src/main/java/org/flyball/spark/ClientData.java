package org.flyball.spark;

import java.io.Serializable;
import org.flyball.objective.Objective;

/** What a client's objective is made of, as Spark keeps and ships it. */
interface ClientData extends Serializable {

  /** The objective; shares these data. */
  Objective objective(Recipe recipe);

  /** How many rows. */
  int rows();

  /** How many features, as far as these rows tell. */
  int columns();

  /** How many stored entries. */
  int entries();

  /** An objective that travels as it is; the recipe does not matter. */
  record Whole(Objective whole) implements ClientData {
    @Override
    public Objective objective(Recipe recipe) {
      return whole;
    }

    @Override
    public int rows() {
      return 0;
    }

    @Override
    public int columns() {
      return whole.dimension();
    }

    @Override
    public int entries() {
      return whole.dimension();
    }
  }

  /** Rows that bring their recipe along. */
  record Risk(RowBlock block, Recipe own) implements ClientData {
    @Override
    public Objective objective(Recipe recipe) {
      return block.objective(own);
    }

    @Override
    public int rows() {
      return block.rows();
    }

    @Override
    public int columns() {
      return own.dimension();
    }

    @Override
    public int entries() {
      return block.entries();
    }
  }
}
