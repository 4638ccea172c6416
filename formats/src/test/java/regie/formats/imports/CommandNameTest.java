package regie.formats.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "/opt/shop/close.sh --all#close",
        "[ -x /usr/bin/certbot ] && perl -e 'sleep int(rand(43200))' && certbot -q renew#certbot renew",
        "cd /srv/app && python3 -u manage.py clearsessions#manage",
        "flock -n /run/a.lock nice -n 10 /opt/load --fast#load",
        "sudo -u app /opt/a.pl#a",
        "su - oracle -c \"/opt/exp.ksh full\"#exp full",
        "env LANG=C A=b timeout -k 5 10m rsync -a /x /y#rsync",
        "/usr/sbin/invoke-rc.d apache2 reload >/dev/null#apache2 reload",
        "bash -lc 'source x; /opt/z.sh now'#z now",
        "run-parts --report /etc/cron.daily#cron.daily",
        "test -e /x || A=1 /sbin/e2scrub_all -A -r#e2scrub_all",
        "php /var/www/cron.php > /dev/null 2>&1#cron",
        "java -jar#java",
        "test -x /x#test",
        "'unclosed#unclosed",
    })
    void theProgramThatDoesTheWorkGivesTheName(String command, String name) {
        assertEquals(name, CommandName.of(command));
    }
}
