// SPDX-License-Identifier: Apache-2.0
/// What citizens are told by short message (短信), kept with what it tells until it is gone.
@NullMarked
package hall.server.message;

import org.jspecify.annotations.NullMarked;
