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
      "452ad8bf6081d61ecf47806b2de9757cb390df8b0cbe5c10c52e29fec02c7767");

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
      return file.endsWith(".csv") ? LabelledCsv.read(bytes, file) : Libsvm.read(bytes, file);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
