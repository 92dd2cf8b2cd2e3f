// SPDX-License-Identifier: Apache-2.0
/// The least that Quarkus starts with.
@NullMarked
package bare;

import org.jspecify.annotations.NullMarked;
