// SPDX-License-Identifier: Apache-2.0
/// Decided cases as packages that last without this server: bags (BagIt 1.0, RFC 8493) in a ZIP
/// file.
@NullMarked
package hall.server.archive;

import org.jspecify.annotations.NullMarked;
