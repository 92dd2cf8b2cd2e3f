// SPDX-License-Identifier: Apache-2.0
/// The fleet simulator and what is measured with it.
@NullMarked
package hall.server.bench;

import org.jspecify.annotations.NullMarked;
