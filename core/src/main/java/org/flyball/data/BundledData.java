package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Labelled data that come with Flyball: what to try a classifier or a distributed method on when
 * there is nothing else at hand. The repository's {@code DATA.md} says where they are from.
 */
public enum BundledData {
  /** Heart disease: 270 rows of 13 features scaled to [-1, 1], labels -1 and +1; LIBSVM. */
  HEART_SCALE(
      "heart_scale.txt",
      "heart disease, 13 features scaled to [-1, 1], labels -1 and +1",
      "5defa0a4c4c5bdaf3f55ae3828310252e8565c13ee37ce279e0b86d82e7f4ce9"),
  /** Breast cancer (Wisconsin): 569 rows of 30 features, labels 0 malignant, 1 benign; CSV. */
  BREAST_CANCER(
      "breast_cancer.csv",
      "breast cancer, 30 features of cell nuclei as measured, labels 0 malignant, 1 benign",
      "452ad8bf6081d61ecf47806b2de9757cb390df8b0cbe5c10c52e29fec02c7767"),
  /** Iris flowers: 150 rows of 4 features, labels 0, 1, 2; CSV. */
  IRIS(
      "iris.csv",
      "iris flowers, 4 features in cm, labels 0 setosa, 1 versicolor, 2 virginica",
      "81269defbe7c559bfe8c9c79a46698e32ef1dd3dbdf9d9c91a42a039bf85df2d"),
  /** Wine of three cultivars: 178 rows of 13 features, labels 0, 1, 2; separable; CSV. */
  WINE(
      "wine.csv",
      "wine of three cultivars, 13 features as measured, labels 0 to 2",
      "7ab4bfea28aa2b962a6d5554dc25111c278c99dae4af27edd4922d802ff3a8da"),
  /** Handwritten digits: 1797 rows of 64 features, labels 0 to 9; CSV, gzip. */
  DIGITS(
      "digits.csv.gz",
      "handwritten digits, 64 features: pixels 0 to 16 of 8 x 8, labels 0 to 9",
      "d02cc92a8a809d3feb0ab881fb6f180ef908c62043a3fa46dc89d481621bd203");

  private final String file;
  private final String about;
  private final String sha256;

  BundledData(String file, String about, String sha256) {
    this.file = file;
    this.about = about;
    this.sha256 = sha256;
  }

  /** The name in lists and on the command line: the file's name without its ending. */
  public String title() {
    return file.substring(0, file.indexOf('.'));
  }

  /** What it is, in one line. */
  public String about() {
    return about;
  }

  /** The licence, by its SPDX name. */
  public String licence() {
    return "BSD-3-Clause";
  }

  /** The SHA-256 checksum of the file, in small hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The file's bytes: LIBSVM or CSV. To be closed by the caller. */
  public InputStream open() {
    return InputFile.bundled(file);
  }

  /** The rows with their labels as in the file, read anew by every call. */
  public LabelledData data() {
    try (InputStream bytes = open()) {
      return file.contains(".csv") ? LabelledCsv.read(bytes, file) : Libsvm.read(bytes, file);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
