// SPDX-License-Identifier: Apache-2.0
/// Tests of the SANE driver: tables, damage, and the daemon that others wrote.
@NullMarked
package hall.device.scan.sane;

import org.jspecify.annotations.NullMarked;
