package org.flyball.compress;

/** Whether a {@link Wire} ends its messages with a checksum; both sides must have the same. */
public enum Checksum {
  /** None, for transports that have their own. */
  NONE(0),
  /**
   * CRC-32C (Castagnoli), 4 bytes, the lowest first: finds every change that is confined to 32
   * consecutive bits, and any other but for one in 2^32.
   */
  CRC32C(4);

  /** What it adds to a message. */
  final int bytes;

  Checksum(int bytes) {
    this.bytes = bytes;
  }
}
