// SPDX-License-Identifier: Apache-2.0
/// The register of what applicants have declared (告知承诺), and whether it was true.
@NullMarked
package hall.server.commitment;

import org.jspecify.annotations.NullMarked;
