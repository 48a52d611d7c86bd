;; What somebody does in Emacs with a report in which numbers are wrong. The last line it prints is what came of it, as
;; JSON. Run with the set-up that docs/editors.md shows.
(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar seen nil)

(defun note (key value) (push (cons key value) seen))

(defun settled (what is-so)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall is-so))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.01))))

(defun text () (buffer-substring-no-properties (point-min) (point-max)))

(defun findings ()
  "The line of every finding, and the words it stands on."
  (vconcat
   (mapcar (lambda (found)
             (let ((start (flymake-diagnostic-beg found)))
               (format "%d %s" (line-number-at-pos start)
                       (buffer-substring-no-properties start (flymake-diagnostic-end found)))))
           (cl-sort (flymake-diagnostics) #'< :key #'flymake-diagnostic-beg))))

(defun offers (start end kind)
  "Takes the first of the actions that are offered; their titles."
  (let ((last-nonmenu-event ?x) titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_ items &rest _) (car (setq titles (mapcar #'car items))))))
      (eglot-code-actions start end kind t))
    (vconcat titles)))

(defun act ()
  (find-file "report.txt")
  (run-hooks 'post-command-hook)
  (settled "the server" #'eglot-managed-p)
  (settled "findings" (lambda () (> (length (findings)) 0)))
  (note 'opened (findings))

  (re-search-forward "\\_<98\\_>")
  (backward-char)
  (let (hover)
    (eglot-hover-eldoc-function (lambda (info &rest _) (setq hover info)))
    (settled "a hover" (lambda () hover))
    (note 'hover (substring-no-properties hover)))

  (let ((count (length (findings))))
    (note 'offers (offers (point) nil nil))
    (note 'corrected (text))
    (eglot--signal-textDocument/didChange) ; What Emacs does when it is idle, as it never is here.
    (settled "one finding less" (lambda () (< (length (findings)) count)))
    (note 'left (findings)))
  (offers (point-min) (point-max) "source.correctAll.gongkai")
  (note 'all (text))
  (eglot-format-buffer)
  (note 'formatted (text))

  (find-file "news.txt")
  (run-hooks 'post-command-hook)
  (note 'other (if (eglot-managed-p) (findings) [])))

(condition-case why (act) (error (note 'error (error-message-string why))))
(princ (concat "\n" (json-encode seen) "\n"))
(kill-emacs)
