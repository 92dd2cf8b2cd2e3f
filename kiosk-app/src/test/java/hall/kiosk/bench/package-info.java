@NullMarked
package hall.kiosk.bench;

import org.jspecify.annotations.NullMarked;
