// SPDX-License-Identifier: Apache-2.0
/// What is begun and done at this terminal, without anybody's data.
@NullMarked
package hall.kiosk.usage;

import org.jspecify.annotations.NullMarked;
