// SPDX-License-Identifier: Apache-2.0
/// What the terminal is told: its configuration and the catalogue, validated before use, the last
/// good one kept.
@NullMarked
package hall.kiosk.config;

import org.jspecify.annotations.NullMarked;
