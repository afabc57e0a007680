package org.flyball.spark;

import java.util.Locale;

/**
 * What the jobs of an engine have cost so far, all its runs together. For reports and for finding
 * what dominates a round; not part of any result. Safe for use by many threads.
 */
public final class Meter {

  private long jobs;
  private long rebuilt;
  private long nanos;
  private long workNanos;
  private long messageBytes;
  private long replyBytes;
  private long errandBytes;

  Meter() {}

  synchronized void job(long took, long longestWork) {
    jobs++;
    nanos += took;
    workNanos += longestWork;
  }

  synchronized void bytes(long errand, long replies, long messages) {
    errandBytes += errand;
    replyBytes += replies;
    messageBytes += messages;
  }

  synchronized void rebuilt(int clients) {
    rebuilt += clients;
  }

  /** Jobs that asked all clients: rounds, inspections, snapshots. */
  public synchronized long jobs() {
    return jobs;
  }

  /** How often a client was brought to life in an executor; at the start of a run, each once. */
  public synchronized long rebuilt() {
    return rebuilt;
  }

  /** Seconds that the driver waited for these jobs. */
  public synchronized double seconds() {
    return nanos / 1e9;
  }

  /** Seconds of these in which the clients themselves worked: of each job, its longest task. */
  public synchronized double secondsOfWork() {
    return workNanos / 1e9;
  }

  /** Bytes of the clients' messages as encoded: an eighth of {@code Traffic.bitsUp}. */
  public synchronized long messageBytes() {
    return messageBytes;
  }

  /** Bytes that tasks have returned: messages, and what says whose they are. */
  public synchronized long replyBytes() {
    return replyBytes;
  }

  /** Bytes of orders, as handed to Spark, which sends them to each executor once. */
  public synchronized long orderBytes() {
    return errandBytes;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d jobs in %.3f s, %.3f s of it the clients' work; %d bytes of messages in %d of replies",
        jobs(),
        seconds(),
        secondsOfWork(),
        messageBytes(),
        replyBytes());
  }
}
