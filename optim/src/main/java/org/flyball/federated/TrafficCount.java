package org.flyball.federated;

/** {@link Traffic} as it grows. */
final class TrafficCount {

  long bitsUp;
  long bitsDown;
  long paperUp;
  long paperDown;
  long messages;

  Traffic with(long ignored) {
    return new Traffic(bitsUp, bitsDown, paperUp, paperDown, messages, ignored);
  }

  long[] toArray() {
    return new long[] {bitsUp, bitsDown, paperUp, paperDown, messages};
  }

  void set(long[] counts) {
    bitsUp = counts[0];
    bitsDown = counts[1];
    paperUp = counts[2];
    paperDown = counts[3];
    messages = counts[4];
  }
}
