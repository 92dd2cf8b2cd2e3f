// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import java.util.List;

/// What reading one file of `services/` came to.
public sealed interface ItemFile {

  /// Valid: the item and the document as it is served.
  record Valid(String file, ServiceItem item, String document) implements ItemFile {}

  /// Not published; each defect names its place in the file.
  record Invalid(String file, List<String> defects) implements ItemFile {}
}
