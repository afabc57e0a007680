package org.flyball.graph;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.run.Checks;

/** A symmetric Jacobian's eigenvectors, and the noise along each: modes that do not mix. */
final class CurvatureModes {

  private final double[] curvature;
  private final AsymptoticVariance[] along;

  CurvatureModes(AsymptoticCovariance noise, double[] jacobian) {
    int d = noise.dimension();
    EigenDecomposition_F64<DMatrixRMaj> modes = DecompositionFactory_DDRM.eig(d, true, true);
    Checks.that(
        modes.decompose(new DMatrixRMaj(d, d, true, jacobian)),
        "IterateTheory: the Jacobian's eigenvectors did not converge");
    curvature = new double[d];
    along = new AsymptoticVariance[d];
    for (int p = 0; p < d; p++) {
      curvature[p] = -modes.getEigenvalue(p).real;
      along[p] = noise.along(modes.getEigenVector(p).data);
    }
  }

  ExactVariance trace(Repulsion repulsion, double ratio, StepDecay decay) {
    ExactVariance sum = new ExactVariance(0, 0);
    for (int p = 0; p < along.length; p++) {
      sum = sum.plus(along[p].iterate(repulsion, curvature[p], ratio, decay));
    }
    return sum;
  }
}
