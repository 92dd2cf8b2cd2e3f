// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.lint.Finding;
import java.util.List;

/// What checking one document, mostly a file of `services/`, came to.
public sealed interface ItemFile {

  /// What the document is called.
  String file();

  /// What the check found; of a valid one only what is worth saying.
  List<Finding> findings();

  /// Valid: the item and the document as it is served.
  record Valid(String file, ServiceItem item, String document, List<Finding> findings)
      implements ItemFile {

    public Valid(String file, ServiceItem item, String document) {
      this(file, item, document, List.of());
    }
  }

  /// Not published; each defect names its place in the file.
  record Invalid(String file, List<String> defects, List<Finding> findings) implements ItemFile {}
}
