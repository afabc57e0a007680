package org.flyball.spark;

import java.util.Arrays;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseRows;
import org.flyball.objective.EmpiricalRisk;
import org.flyball.objective.Objective;

/**
 * The rows of one client in compressed form: 12 bytes an entry and 12 a row.
 *
 * @param columns one more than the largest column
 * @param rowStart where rows begin, and the end
 * @param column of each entry, ascending within a row
 * @param value of each entry
 * @param labels of each row
 */
record RowBlock(int columns, int[] rowStart, int[] column, double[] value, double[] labels)
    implements ClientData {

  static RowBlock of(LabelledData data) {
    Builder builder = new Builder();
    SparseRows rows = SparseRows.of(data.features());
    for (int i = 0; i < data.rows(); i++) {
      rows.forEach(i, builder::entry);
      builder.endRow(data.labels()[i]);
    }
    return builder.build();
  }

  @Override
  public Objective objective(Recipe recipe) {
    LabelledData data =
        new LabelledData(SparseRows.ofSorted(recipe.dimension(), rowStart, column, value), labels);
    return EmpiricalRisk.of(data, recipe.loss(), recipe.regularizer());
  }

  @Override
  public int rows() {
    return labels.length;
  }

  @Override
  public int entries() {
    return column.length;
  }

  /** Rows while they come in. */
  static final class Builder {
    private int columns;
    private int rows;
    private int size;
    private int[] rowStart = new int[16];
    private double[] labels = new double[16];
    private int[] column = new int[64];
    private double[] value = new double[64];

    void entry(int at, double v) {
      if (size == column.length) {
        int room = size + (size >> 1);
        column = Arrays.copyOf(column, room);
        value = Arrays.copyOf(value, room);
      }
      column[size] = at;
      value[size++] = v;
      columns = Math.max(columns, at + 1);
    }

    void endRow(double label) {
      if (rows + 1 == rowStart.length) {
        int room = rows + (rows >> 1) + 2;
        rowStart = Arrays.copyOf(rowStart, room);
        labels = Arrays.copyOf(labels, room);
      }
      labels[rows++] = label;
      rowStart[rows] = size;
    }

    void add(LabelledRow row) {
      for (int k = 0; k < row.indices().length; k++) {
        entry(row.indices()[k], row.values()[k]);
      }
      endRow(row.label());
    }

    boolean isEmpty() {
      return rows == 0;
    }

    RowBlock build() {
      return new RowBlock(
          columns,
          Arrays.copyOf(rowStart, rows + 1),
          Arrays.copyOf(column, size),
          Arrays.copyOf(value, size),
          Arrays.copyOf(labels, rows));
    }
  }
}
