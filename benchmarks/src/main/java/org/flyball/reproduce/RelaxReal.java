package org.flyball.reproduce;

final class RelaxReal implements Experiment {
  @Override
  public String name() {
    return "relax-real";
  }

  @Override
  public String summary() {
    return "";
  }

  @Override
  public int seconds(Effort e) {
    return 1;
  }

  @Override
  public org.flyball.report.ExperimentReport run(Conditions c) {
    return org.flyball.report.ExperimentReport.of("relax-real", "x");
  }
}
