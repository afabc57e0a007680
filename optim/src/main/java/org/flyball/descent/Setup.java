package org.flyball.descent;

/**
 * How a descent is carried out.
 *
 * @param batches which rows a gradient is of
 * @param recording what is kept of the steps
 */
public record Setup(Batches batches, Recording recording) {

  /** All rows at every step; norms are recorded. */
  public static Setup plain() {
    return new Setup(Batches.full(), Recording.NORMS);
  }
}
