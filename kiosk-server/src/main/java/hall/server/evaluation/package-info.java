// SPDX-License-Identifier: Apache-2.0
/// 好差评: how citizens rate what was done for them, what follows from a bad rating, and the report of
/// each month.
@NullMarked
package hall.server.evaluation;

import org.jspecify.annotations.NullMarked;
