// SPDX-License-Identifier: Apache-2.0
/// Citizens who called for help at a terminal, and the attendants who answer them from afar: where
/// the citizen is, never what stands there, and what both say.
@NullMarked
package hall.server.help;

import org.jspecify.annotations.NullMarked;
